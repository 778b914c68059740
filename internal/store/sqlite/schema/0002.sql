-- Version 2: the days on which the first and the last report that count towards
-- an edge were known: the article's own, or where it has none, the day on which
-- it was loaded. 0 where there is no edge.

ALTER TABLE relation ADD COLUMN first_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relation ADD COLUMN last_known INTEGER NOT NULL DEFAULT 0;

UPDATE relation SET (first_known, last_known) = (
	SELECT min(iif(e.rank < 0, -e.rank, replace(substr(a.loaded_at, 1, 10), '-', '') + 0)),
		max(iif(e.rank < 0, -e.rank, replace(substr(a.loaded_at, 1, 10), '-', '') + 0))
	FROM evidence e CROSS JOIN article a ON a.id = e.article
	WHERE e.relation = relation.num AND e.polarity = 1 AND e.modality <> 3 -- affirmed, and not only possible; see codes.go
) WHERE reports > 0;
