import type { Activity } from './activities.ts';

/** Posts an activity to the bot; status null when nobody is there or nobody answered. */
export async function deliver(productUrl: string | null, activity: Activity, token: string) {
  if (productUrl === null) return { status: null, body: null };
  try {
    const reply = await fetch(`${productUrl}/api/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify(activity),
      redirect: 'manual',
    });
    const text = await reply.text();
    return { status: reply.status, body: parsed(text) };
  } catch {
    // Nobody answered: Teams shows the person's message all the same.
    return { status: null, body: null };
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}
