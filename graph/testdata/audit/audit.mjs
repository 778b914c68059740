// Audits the GraphQL server at the address given and prints one JSON object per
// line: {"name": "MUST …", "status": "ok"|"notice"|"warn"|"error", "reason": …}.
import { auditServer } from 'graphql-http';

for (const { name, status, reason } of await auditServer({ url: process.argv[2] })) {
  console.log(JSON.stringify({ name, status, reason }));
}
