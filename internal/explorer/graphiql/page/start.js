// Opens GraphiQL on this server. An address with ?query=…&variables=… opens on
// that query; otherwise the tabs hold the examples, or what was left in them.
(() => {
  const place = document.getElementById('graphiql');
  const { endpoint, examples } = place.dataset;
  const asked = new URLSearchParams(location.search);
  const tabs = JSON.parse(examples).map((query) => ({ query }));
  const props = {
    fetcher: GraphiQL.createFetcher({ url: endpoint }),
    storage: GraphiQL.createLocalStorage({ namespace: 'entente' }),
    defaultTabs: tabs,
    defaultQuery: '# Ctrl-Space completes, Ctrl-Enter runs.\n',
    inputValueDeprecation: true,
    defaultEditorToolsVisibility: false,
  };
  if (asked.has('query')) {
    props.query = asked.get('query');
    props.variables = asked.get('variables') ?? '';
    props.defaultTabs = [{ query: props.query, variables: props.variables }, ...tabs];
  }
  const logo = React.createElement(GraphiQL.Logo, null, React.createElement('span', { className: 'wordmark' }, 'Entente'));
  ReactDOM.createRoot(place).render(React.createElement(GraphiQL, props, logo));
})();
