/**
 * Who may import whom: the table of docs/architecture.md as errors. Tests beside the source may
 * import more than what they test, so most rules leave them out.
 */

const isTest = String.raw`(\.test\.tsx?$|/testing/)`;

/** The shell: how the product touches the world. */
const shellFiles =
  'certificate|clock|config|date-words|log|one-line|refusal|time-zone|working-days';
const shell = String.raw`^src/((${shellFiles})\.ts$|(storage|microsoft|http|jobs)/)`;

/** The core, then the concepts, in the order in which they may import. */
const core = ['people', 'record', 'search'];
const concepts = [
  'templates',
  'checklist',
  'documents',
  'commitments',
  'risks',
  'clarifications',
  'kickoff',
  'handover',
  'client',
  'brief',
  'insights',
];
const anyConcept = `^src/(${concepts.join('|')})/`;
const composition = String.raw`^src/(main|routes)\.ts$`;

/** Exceptions from the order, each with its reason. */
const ports = {
  // `Actor`, `Member`, `Verb` and `Roster` are the words in which the shell speaks to the core.
  ofPeople: String.raw`^src/people/(access|permissions|roster)\.ts$`,
  // Permissions depend on the state, and states live in `record`; its model imports people's model.
  ofRecord: String.raw`^src/record/model\.ts$`,
};

/** A room of src may import earlier rooms only; the composition and the bot come last. */
const order = [...core, ...concepts].map((room, index, rooms) => {
  const later = rooms.slice(index + 1);
  const folders = later.length > 0 ? `^src/(${later.join('|')})/|` : '';
  return {
    name: `${room}-imports-earlier-rooms-only`,
    severity: 'error',
    from: { path: `^src/${room}/`, pathNot: isTest },
    to: {
      path: `${folders}^bot/|${composition}`,
      ...(room === 'people' ? { pathNot: ports.ofRecord } : {}),
    },
  };
});

/** Files that are rules by another name: each decides one thing about a handover from plain data. */
const decisions = String.raw`^src/handover/(accept-gate|submit-gate|gates|blockers|next-step|waiting-lines)\.ts$`;
const model = String.raw`^src/[^/]+/model\.ts$`;
const rules = String.raw`^src/[^/]+/rules\.ts$|${decisions}`;
const view = String.raw`^src/[^/]+/view\.ts$`;
/** Pure by what they hold: the shipped templates are data, the date words are formatting. */
const pureData = String.raw`^src/templates/general[a-z-]*\.ts$|^src/(date-words|one-line|time-zone)\.ts$|^src/record/holders\.ts$`;
const pureLibraries = '^node_modules/(temporal-polyfill|filenamify)/';
/** What a concept offers to later ones; `present` is how a later verb answers with an earlier view. */
const offered = String.raw`/(model|rules|view|facts|apply|present)\.ts$`;

/** A file name says what the file may touch; types of plain data may come from anywhere pure. */
const fileKinds = [
  {
    name: 'model-imports-models-only',
    comment: 'A model runs in the browser: zod and other models.',
    severity: 'error',
    from: { path: model },
    to: { pathNot: [model, '^src/(one-line|time-zone)\\.ts$', '^node_modules/zod/'] },
  },
  {
    name: 'rules-import-models-and-rules-only',
    comment: 'Plain data in, answer out.',
    severity: 'error',
    from: { path: rules },
    to: {
      pathNot: [model, rules, pureData, pureLibraries],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'view-imports-pure-files-only',
    comment: 'Facts and a reader in, what this reader sees out.',
    severity: 'error',
    from: { path: view },
    to: {
      pathNot: [
        model,
        rules,
        view,
        pureData,
        String.raw`^src/people/(access|permissions|reader|names)\.ts$`,
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'pure-files-know-no-world',
    comment: 'Not even as a type: a rule that knows a store or Graph is in the wrong file.',
    severity: 'error',
    from: { path: [model, rules, view] },
    to: { path: [`${anyConcept}store\\.ts$`, '^src/(storage|microsoft|http|jobs)/'] },
  },
  {
    name: 'facts-import-storage-and-models-only',
    severity: 'error',
    from: { path: `${anyConcept}facts\\.ts$` },
    to: {
      path: '^src/',
      pathNot: [model, rules, '^src/storage/', String.raw`/facts\.ts$`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'store-imports-storage-only',
    comment: "Its own facts too: what is read back is read by the concept's one query.",
    severity: 'error',
    from: { path: `^src/(${concepts.join('|')})/store\\.ts$` },
    to: {
      path: '^src/',
      pathNot: [model, '^src/(storage|record)/', String.raw`^src/$1/facts\.ts$`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'http-only-in-routes',
    comment: 'A verb does not know who calls it.',
    severity: 'error',
    from: {
      path: '^(src|bot)/',
      pathNot: [isTest, '^src/http/', composition, String.raw`/routes\.ts$`],
    },
    to: { path: '^src/http/' },
  },
  {
    name: 'routes-only-in-the-composition',
    severity: 'error',
    from: { pathNot: [isTest, '^tests/', composition] },
    to: { path: String.raw`^src/routes\.ts$|^src/[^/]+/(routes|jobs)\.ts$` },
  },
  {
    name: 'concepts-hide-stores-and-verbs',
    comment: 'A later concept sees what the table offers, never a store or a verb.',
    severity: 'error',
    from: { path: `^src/(${concepts.join('|')})/`, pathNot: isTest },
    to: { path: anyConcept, pathNot: ['^src/$1/', offered] },
  },
  {
    name: 'the-bot-calls-verbs-not-stores',
    severity: 'error',
    from: { path: '^bot/', pathNot: isTest },
    to: { path: `${anyConcept}store\\.ts$` },
  },
  {
    name: 'cards-are-pure',
    comment: 'View in, card out.',
    severity: 'error',
    from: { path: '^bot/cards/', pathNot: isTest },
    to: {
      pathNot: ['^bot/cards/', model, rules, view, pureData],
      dependencyTypesNot: ['type-only'],
    },
  },
];

const rooms = [
  {
    name: 'every-file-has-its-room',
    comment: 'A new folder of src belongs into the order above first.',
    severity: 'error',
    from: {},
    to: {
      path: '^src/',
      pathNot: [shell, composition, `^src/(${[...core, ...concepts].join('|')})/`],
    },
  },
  {
    name: 'shell-knows-no-core',
    severity: 'error',
    from: { path: shell, pathNot: isTest },
    to: { path: '^(src|bot)/', pathNot: [shell, ports.ofPeople] },
  },
  {
    name: 'shell-borrows-types-only',
    comment: 'The ports the shell implements are types; running code of the core stays above it.',
    severity: 'error',
    from: { path: shell, pathNot: isTest },
    to: { path: ports.ofPeople, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'only-main-imports-the-bot',
    severity: 'error',
    from: { path: '^(src|tab|infra)/', pathNot: [isTest, String.raw`^src/main\.ts$`] },
    to: { path: '^bot/' },
  },
  {
    name: 'only-main-reads-config',
    comment: 'Everything else is given what it needs; the type may be named where it is unpacked.',
    severity: 'error',
    from: { pathNot: [isTest, '^tests/', String.raw`^src/main\.ts$`] },
    to: { path: String.raw`^src/config\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nobody-imports-main',
    severity: 'error',
    from: { pathNot: [isTest, '^tests/', '^bench/'] },
    to: { path: String.raw`^src/main\.ts$` },
  },
  {
    name: 'tab-imports-models-only',
    severity: 'error',
    from: { path: '^tab/' },
    to: { path: '^(src|bot|infra|tests)/', pathNot: String.raw`^src/[^/]+/model\.ts$` },
  },
  {
    name: 'infra-local-imports-no-product',
    comment:
      'The local Microsoft 365 stands at the network edge and knows the product by HTTP only.',
    severity: 'error',
    from: { path: '^infra/local/' },
    to: { path: '^(src|bot|tab)/' },
  },
  {
    name: 'nobody-imports-infra-local',
    severity: 'error',
    from: { pathNot: '^(infra/local|tests|bench)/' },
    to: { path: '^infra/' },
  },
  {
    name: 'product-imports-no-tests',
    severity: 'error',
    from: { path: '^(src|bot|tab|infra)/', pathNot: isTest },
    to: { path: '^(tests|bench)/' },
  },
];

/**
 * Each outside library has one room, so that replacing it touches one folder. The references that
 * the bench compares us with are written with the bare libraries.
 */
const libraries = [
  ['restify', '^src/http/'],
  ['botbuilder|botframework-[a-z]+', '^bot/'],
  ['@microsoft/teams-js', String.raw`^tab/teams\.ts$`],
  ['@microsoft/microsoft-graph-client|@azure/msal-node', '^src/microsoft/'],
  ['pg-boss', '^src/jobs/'],
  ['pg', '^(src/storage|tests)/'],
  ['pino', String.raw`^src/log\.ts$|^tests/`],
].map(([names, place]) => ({
  name: `one-room-for-${names.split('|')[0].split('/').at(-1)}`,
  severity: 'error',
  from: { pathNot: [place, isTest, '^bench/'] },
  to: { path: String.raw`^node_modules/(@types/)?(${names})/`, dependencyTypesNot: ['type-only'] },
}));

const health = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'everything-resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'service-runs-without-dev-packages',
    comment: 'Production installs the server only; what Vite bundles is a devDependency.',
    severity: 'error',
    from: { path: '^(src|bot)/', pathNot: isTest },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], pathNot: '^node_modules/@types/' },
  },
];

export default {
  forbidden: [...order, ...rooms, ...fileKinds, ...libraries, ...health],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
