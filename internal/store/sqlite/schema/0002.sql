-- Version 2: edges count texts beside articles and publishers.
--
-- polarity 1 is AFFIRMED and modality 3 is POSSIBLE; see codes.go.

ALTER TABLE relation ADD COLUMN events INTEGER NOT NULL DEFAULT 0;

UPDATE relation SET events = (
	SELECT count(DISTINCT a.cluster) FROM evidence e JOIN article a ON a.id = e.article
	WHERE e.relation = relation.num AND e.polarity = 1 AND e.modality <> 3
) WHERE reports > 0;
