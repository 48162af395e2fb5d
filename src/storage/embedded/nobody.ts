/** The account without rights that Linux systems have. */
export const nobody = { uid: 65_534, gid: 65_534 };
