package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
)

func asNeo4j(err error, target **driver.Neo4jError) bool { return errors.As(err, target) }

// checkPlan lets the server plan the statement, without running it, and
// refuses it unless it is read-only to the last operator.
func (s *Store) checkPlan(ctx context.Context, session driver.SessionWithContext, q store.CypherQuery) error {
	result, err := session.Run(ctx, "EXPLAIN "+q.Statement, q.Parameters, s.limits(ctx)...)
	if err != nil {
		return err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return err
	}
	if t := summary.StatementType(); t != driver.StatementTypeReadOnly {
		return refuse("a statement that %s", map[driver.StatementType]string{
			driver.StatementTypeReadWrite: "writes", driver.StatementTypeWriteOnly: "writes", driver.StatementTypeSchemaWrite: "changes the schema",
		}[t])
	}
	plan := summary.Plan()
	if plan == nil {
		return refuse("a statement without a plan, such as an administration command")
	}
	return checkOperators(plan)
}

func checkOperators(p driver.Plan) error {
	operator, _, _ := strings.Cut(p.Operator(), "@")
	switch {
	case operator == "LoadCSV":
		return refuse("LOAD CSV")
	case operator == "ProcedureCall":
		details, _ := p.Arguments()["Details"].(string)
		name, _, _ := strings.Cut(details, "(")
		if !slices.Contains(procedures, strings.TrimSpace(name)) {
			return refuse("the procedure %s; allowed are %s", strings.TrimSpace(name), strings.Join(procedures, ", "))
		}
	case writes(operator):
		return refuse("the operator %s, which writes", operator)
	}
	for _, child := range p.Children() {
		if err := checkOperators(child); err != nil {
			return err
		}
	}
	return nil
}

// writes reports whether the name of an operator is one of those that change the graph.
func writes(operator string) bool {
	if operator == "EmptyResult" || operator == "EmptyRow" {
		return false
	}
	for _, part := range []string{"Create", "Merge", "Delete", "SetProp", "SetLabels", "SetNode", "SetRel", "RemoveLabels", "Foreach", "TransactionForeach", "TransactionApply", "Command", "ShowI", "ShowC"} {
		if strings.HasPrefix(operator, part) {
			return true
		}
	}
	return false
}
