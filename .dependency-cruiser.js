/**
 * Who may import whom: the table of docs/architecture.md as errors. Tests beside the source may
 * import more than what they test, so most rules leave them out.
 */

const isTest = String.raw`(\.test\.tsx?$|/testing/)`;

/** The shell: how the product touches the world. */
const shellFiles =
  'certificate|clock|config|contract|date-words|edition|holidays|log|once|one-line|pages|refusal|time-zones|words|working-days';
const shell = String.raw`^src/((${shellFiles})\.ts$|(storage|microsoft|http|jobs)/)`;

/** The core, then the concepts, in the order in which they may import. */
const core = ['effects', 'people', 'search', 'record'];
const concepts = [
  'templates',
  'reading',
  'checklist',
  'proposals',
  'documents',
  'promises',
  'risks',
  'questions',
  'points',
  'review',
  'gates',
  'sharing',
  'kickoff',
  'handover',
  'intake',
  'overview',
  'waiting',
  'client',
  'brief',
  'insights',
];
const anyConcept = `^src/(${concepts.join('|')})/`;
const composition = String.raw`^src/(main|routes|contracts)\.ts$`;
/** What every verb is given: types only, of the shell and the core, named from effects on. */
const app = String.raw`^src/app\.ts$`;

/** Exceptions from the order, each with its reason; all of them types. */
const ports = {
  // `Person`, `Member`, `Roster` and `Verb` are the words in which the shell speaks to the core.
  ofShell: String.raw`^src/(people/(access|actor|roster)|record/permissions)\.ts$`,
  // A state's words are said on every surface.
  ofWords: String.raw`^src/record/model\.ts$`,
  // The template that a handover keeps travels with it, in `App`, `Opened` and `Work`.
  ofTemplates: String.raw`^src/templates/(model|catalogue)\.ts$`,
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
      ...(room === 'record' && { pathNot: ports.ofTemplates }),
    },
  };
});

const model = String.raw`^src/[^/]+/model\.ts$`;
const contract = String.raw`^src/[^/]+/contract\.ts$`;
const rules = String.raw`^src/[^/]+/rules\.ts$|^src/record/permissions\.ts$`;
const blocks = String.raw`^src/[^/]+/blocks\.ts$`;
const view = String.raw`^src/[^/]+/view\.ts$`;
/** Pure by what they hold: the shipped templates are data, the date words are formatting. */
const pureData = String.raw`^src/templates/general[a-z/]*\.ts$|^src/(date-words|one-line|words)\.ts$|^src/record/holders\.ts$`;
const pureLibraries = '^node_modules/(temporal-polyfill|filenamify)/';
/** What a concept offers to later ones; `present` is how a later verb answers with an earlier view. */
const offered = String.raw`/(model|rules|blocks|view|facts|apply|present|refuse-blocked)\.ts$`;

/** A file name says what the file may touch; types of plain data may come from anywhere pure. */
const fileKinds = [
  {
    name: 'model-imports-models-only',
    comment: 'A model runs in the browser: zod and other models.',
    severity: 'error',
    from: { path: model },
    to: { pathNot: [model, '^src/(one-line|pages|time-zones)\\.ts$', '^node_modules/zod/'] },
  },
  {
    name: 'contract-imports-models-only',
    comment: 'Each call once, said with the schemas of what crosses the wire.',
    severity: 'error',
    from: { path: contract },
    to: { pathNot: [model, String.raw`^src/contract\.ts$`, '^node_modules/zod/'] },
  },
  {
    name: 'contracts-run-in-the-composition-only',
    comment:
      "A concept's routes.ts takes the type of its contract; whoever mounts has all of them.",
    severity: 'error',
    from: { pathNot: [isTest, '^tests/', composition] },
    to: {
      path: [contract, String.raw`^src/contracts\.ts$`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'rules-import-models-and-rules-only',
    comment: 'Plain data in, answer out.',
    severity: 'error',
    from: { path: rules },
    to: {
      // Gates are nothing but the blocks that each concept declares, one after the other.
      pathNot: [model, rules, blocks, pureData, pureLibraries],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'blocks-import-models-and-rules-only',
    comment: "A concept's facts in, what stands in the way of a gate out.",
    severity: 'error',
    from: { path: blocks },
    to: {
      pathNot: [model, rules, blocks, pureData],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'view-imports-pure-files-only',
    comment: 'Facts and a reader in, what this reader sees out.',
    severity: 'error',
    from: { path: view },
    to: {
      pathNot: [model, rules, view, pureData, String.raw`^src/people/(access|reader|names)\.ts$`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'pure-files-know-no-world',
    comment: 'Not even as a type: a rule that knows a store or Graph is in the wrong file.',
    severity: 'error',
    from: { path: [model, rules, blocks, view] },
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
    name: 'the-bots-rooms-build-on-each-other',
    comment: 'The SDK at the bottom, then what the bot tells, then what it hears and answers.',
    severity: 'error',
    from: { path: '^bot/(sdk|telling)/', pathNot: isTest },
    to: { path: '^bot/hearing/' },
  },
  {
    name: 'the-sdk-knows-no-handover',
    severity: 'error',
    from: { path: '^bot/sdk/', pathNot: isTest },
    to: { path: ['^bot/(telling|cards)/', anyConcept, '^src/record/'] },
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
      pathNot: [shell, composition, app, `^src/(${[...core, ...concepts].join('|')})/`],
    },
  },
  {
    name: 'shell-knows-no-core',
    severity: 'error',
    from: { path: shell, pathNot: isTest },
    to: { path: '^(src|bot)/', pathNot: [shell, ports.ofShell, ports.ofWords] },
  },
  {
    name: 'shell-borrows-types-only',
    comment: 'The ports the shell implements are types; running code of the core stays above it.',
    severity: 'error',
    from: { path: shell, pathNot: isTest },
    to: { path: [ports.ofShell, ports.ofWords], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'record-borrows-types-only',
    severity: 'error',
    from: { path: '^src/record/', pathNot: isTest },
    to: { path: ports.ofTemplates, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'app-is-types-only',
    comment: 'It names what a verb is given; whoever runs something imports that thing itself.',
    severity: 'error',
    from: {},
    to: { path: app, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'app-knows-shell-and-core-only',
    severity: 'error',
    from: { path: app },
    to: { path: [anyConcept, '^bot/', composition], pathNot: ports.ofTemplates },
  },
  {
    name: 'only-the-composition-imports-the-bot',
    severity: 'error',
    from: { path: '^(src|tab|infra)/', pathNot: [isTest, composition] },
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
    name: 'tab-imports-models-contracts-and-words-only',
    severity: 'error',
    from: { path: '^tab/', pathNot: '^tab/testing/' },
    to: {
      path: '^(src|bot|infra|tests)/',
      pathNot: String.raw`^src/([^/]+/model|contract|contracts|pages|words)\.ts$`,
    },
  },
  {
    name: 'tab-imports-models-and-contracts-as-types',
    comment: 'All models with zod are 99 kB gzip; the words are what screens and cards share.',
    severity: 'error',
    from: { path: '^tab/' },
    to: {
      path: [model, String.raw`^src/contracts?\.ts$`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'shared-parts-of-the-tab-know-no-page',
    comment:
      'A page takes from ui/, data/ and unsaved/; what only one page needs lives in its folder.',
    severity: 'error',
    from: { path: '^tab/(ui|data|unsaved)/', pathNot: isTest },
    to: { path: '^tab/[^/]+/', pathNot: '^tab/(ui|data|unsaved)/' },
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
    // The types of a card's elements are erased; its classes are never run.
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg'],
      pathNot: '^node_modules/(@types|@microsoft/teams\\.cards)/',
    },
  },
  {
    name: 'card-elements-are-types-only',
    severity: 'error',
    from: {},
    to: {
      path: '^node_modules/@microsoft/teams\\.cards/',
      dependencyTypesNot: ['type-only'],
    },
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
