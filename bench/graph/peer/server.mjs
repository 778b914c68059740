// @neo4j/graphql over the graph that bench/graph loads:
//
//   npm install && node server.mjs PORT BOLT-ADDRESS PASSWORD
//
// bench/graph starts it with -peer bench/graph/peer. The types are those of
// docs/model.md, each relation from any entity to any.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

const [port, address, password] = process.argv.slice(2);
const relations = [
  'PARTNERS_WITH', 'ALLIED_WITH', 'TRADES_WITH', 'AGREES_WITH', 'MEETS_WITH', 'VISITS', 'SUPPORTS', 'AIDS', 'CONCEDES_TO', 'REQUESTS',
  'ACCUSES', 'REJECTS', 'OPPOSES', 'THREATENS', 'PROTESTS', 'SANCTIONS', 'MOBILISES_AGAINST', 'COERCES', 'ATTACKS',
  'REPRESENTS', 'MEMBER_OF', 'BASED_IN', 'PARTY_TO',
];
// "PARTNERS_WITH" becomes partnersWith.
const field = (type) => type.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const own = 'id: ID! name: String! description: String mentions: Int firstSeen: Date';
const declared = relations.map((type) => `${field(type)}: [Entity!]! @declareRelationship`).join('\n');
const related = relations
  .map((type) => `${field(type)}: [Entity!]! @relationship(type: "${type}", direction: OUT, properties: "Rel")`)
  .join('\n');
const kind = (name) => `
  type ${name} implements Entity @node(labels: ["Entity", "${name}"]) {
    ${own}
    ${related}
    evidenceAsObject: [Evidence!]! @relationship(type: "OBJECT", direction: IN)
  }`;
const typeDefs = `
  interface Entity {
    ${own}
    ${declared}
    evidenceAsObject: [Evidence!]! @declareRelationship
  }
  ${['Country', 'Organisation', 'Person', 'Agreement'].map(kind).join('\n')}
  type Rel @relationshipProperties { id: ID! since: Date lastReported: Date reports: Int confidence: Float }
  type Article @node { id: ID! title: String }
  type Evidence @node {
    id: ID! relation: String! article: String! published: Date date: Date start: Int! sentence: String!
    in: [Article!]! @relationship(type: "IN", direction: OUT)
    subject: [Entity!]! @relationship(type: "SUBJECT", direction: OUT)
  }`;

const driver = neo4j.driver(address, neo4j.auth.basic('neo4j', password));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const { url } = await startStandaloneServer(new ApolloServer({ schema }), { listen: { port: Number(port), host: '127.0.0.1' } });
console.log(`GraphQL ${url}`);
