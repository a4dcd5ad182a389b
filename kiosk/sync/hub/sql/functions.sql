-- What runs in the hub; replaced as a whole by every "hub init". kiosk.entry_kind('purge') and the other kinds of entries
-- were made just before, from core::EntryKind (sync/hub/hub_sql.hpp).

-- An event, and the partition of its year. Called by who enrols and publishes.
DROP FUNCTION IF EXISTS kiosk.add_event(smallint, bigint, text);
CREATE OR REPLACE FUNCTION kiosk.add_event(of_year smallint, of_event bigint, of_id text, of_last_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known text;
BEGIN
  IF of_year NOT BETWEEN 2000 AND 2200 THEN
    RAISE EXCEPTION 'an event of the year % is not one', of_year USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('kiosk.add_event'));
  EXECUTE format('CREATE TABLE IF NOT EXISTS kiosk.%I PARTITION OF kiosk.entry FOR VALUES FROM (%s) TO (%s)',
    'entry_' || of_year, of_year, of_year + 1);
  INSERT INTO kiosk.event AS e (year, event, id, last_day) VALUES (of_year, of_event, of_id, of_last_day)
    ON CONFLICT (year, event) DO UPDATE SET last_day = of_last_day WHERE e.id = of_id;
  SELECT e.id INTO known FROM kiosk.event e WHERE e.year = of_year AND e.event = of_event;
  IF known <> of_id THEN
    RAISE EXCEPTION 'the events % and % have one tag: give one of them another id', known, of_id
      USING ERRCODE = 'unique_violation';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION kiosk.genesis(ledger uuid, key bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256('kiosk ledger 1'::bytea || '\x00'::bytea || uuid_send(ledger) || key)
$$;

CREATE OR REPLACE FUNCTION kiosk.caller() RETURNS kiosk.device
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me kiosk.device;
BEGIN
  SELECT * INTO me FROM kiosk.device d WHERE d.role = session_user FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the role % is no enrolled kiosk: run kioskctl hub enrol for it', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF me.expelled IS NOT NULL THEN -- in a session that is older than that
    RAISE EXCEPTION 'the role % was expelled', session_user USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN me;
END $$;

CREATE OR REPLACE FUNCTION kiosk.raise_alarm(me kiosk.device, sent kiosk.sent_entry, what text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO kiosk.alarm (year, event, ledger, seq, hash, signature, bytes, what, role)
  SELECT me.year, me.event, sent.ledger, sent.seq, sent.hash, sent.signature, sent.bytes, what, me.role
  WHERE (SELECT count(*) FROM kiosk.alarm a WHERE a.year = me.year AND a.event = me.event) < 1000
  ON CONFLICT DO NOTHING
$$;

-- A kiosk says that the names of its event must go. Believed by the server's clock, once the last day is over
-- everywhere: a kiosk that was stolen cannot take the package from the others during a visit.
CREATE OR REPLACE FUNCTION kiosk.forget_names(me kiosk.device) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE kiosk.event e SET purged = coalesce(e.purged, clock_timestamp())
    WHERE e.year = me.year AND e.event = me.event AND e.last_day < (now() AT TIME ZONE 'UTC' + interval '14 hours')::date;
  IF FOUND THEN
    DELETE FROM kiosk.package p WHERE p.year = me.year AND p.event = me.event;
    DELETE FROM kiosk.committed_text t WHERE t.year = me.year AND t.event = me.event;
  END IF;
END $$;

-- Texts of entries that are here, by the commitments in them, the last 32 bytes of an entry: those that fit, unless the
-- names are gone. A text that does not fit is left out, and its entry counts all the same.
CREATE OR REPLACE FUNCTION kiosk.keep_texts(me kiosk.device, parsed kiosk.sent_entry[], texts kiosk.sent_text[])
RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO kiosk.committed_text (year, event, commitment, salt, text)
  SELECT me.year, me.event, substr(p.bytes, length(p.bytes) - 31), t.salt, t.text
  FROM unnest(texts) t JOIN unnest(parsed) p ON p.at = t.at
    JOIN kiosk.entry e ON e.year = me.year AND e.event = me.event AND e.ledger = p.ledger AND e.seq = p.seq
      AND e.hash = p.hash
  WHERE get_byte(p.bytes, 1) IN (kiosk.entry_kind('walk-in'), kiosk.entry_kind('reissue'), kiosk.entry_kind('handed-over'))
    AND length(t.text) BETWEEN 1 AND 2000
    AND sha256(t.salt || t.text) = substr(p.bytes, length(p.bytes) - 31)
    AND NOT EXISTS (SELECT FROM kiosk.event v WHERE v.year = me.year AND v.event = me.event AND v.purged IS NOT NULL)
  ON CONFLICT DO NOTHING
$$;

-- The author's own entry where others relayed something else: theirs go, and stay in the alarms as evidence.
CREATE OR REPLACE FUNCTION kiosk.yield_to_author(me kiosk.device, ours kiosk.ledger, sent kiosk.sent_entry)
RETURNS kiosk.ledger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  before bytea;
BEGIN
  IF ours.role <> me.role OR sent.relayed OR sent.seq < 1 OR EXISTS (SELECT FROM kiosk.entry e WHERE e.year = ours.year
      AND e.event = ours.event AND e.ledger = ours.ledger AND e.seq >= sent.seq AND NOT e.relayed) THEN
    RETURN NULL;
  END IF;
  SELECT e.hash INTO before FROM kiosk.entry e
    WHERE e.year = ours.year AND e.event = ours.event AND e.ledger = ours.ledger AND e.seq = sent.seq - 1;
  before := coalesce(before, kiosk.genesis(ours.ledger, ours.key));
  IF sha256(before || sent.bytes) <> sent.hash THEN RETURN NULL; END IF;
  WITH gone AS (
    DELETE FROM kiosk.entry e
      WHERE e.year = ours.year AND e.event = ours.event AND e.ledger = ours.ledger AND e.seq >= sent.seq RETURNING e.*)
  INSERT INTO kiosk.alarm (year, event, ledger, seq, hash, signature, bytes, what, role)
    SELECT g.year, g.event, g.ledger, g.seq, g.hash, g.signature, g.bytes, 'gave way to its author', me.role
    FROM gone g ON CONFLICT DO NOTHING;
  ours.head_seq := sent.seq - 1;
  ours.head_hash := before;
  RETURN ours;
END $$;

-- Takes entries of any ledgers of the caller's event, each ledger's in order. One of sent: a byte of flags (0, or 1: not
-- its author's), 32 hash, 64 signature, canonical bytes; or the text of the entry before it: a byte that is 2, 32 salt, the
-- text. The answer: for each ledger how far it is here now (why is null), and the first of its entries that was refused, if
-- any; nothing after it was looked at.
CREATE OR REPLACE FUNCTION kiosk.push(sent bytea[])
RETURNS TABLE (of_ledger uuid, at_seq bigint, at_hash bytea, why text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me kiosk.device := kiosk.caller();
  parsed kiosk.sent_entry[];
  texts kiosk.sent_text[];
  ours kiosk.ledger;
  given kiosk.ledger;
  bad kiosk.sent_entry;
  bad_why text;
  each uuid;
  added bigint := 0;
  rows bigint;
BEGIN
  IF cardinality(sent) > 4096 OR EXISTS (SELECT FROM unnest(sent) s (b) WHERE length(b) < 34
      OR CASE get_byte(b, 0) WHEN 2 THEN length(b) > 2033 ELSE length(b) NOT BETWEEN 127 AND 16384 END) THEN
    RAISE EXCEPTION 'not a batch of entries' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  parsed := ARRAY(
    SELECT ROW(s.at, get_byte(s.b, 97), encode(substr(s.b, 100, 16), 'hex')::uuid,
        ('x' || encode(substr(s.b, 116, 8), 'hex'))::bit(64)::bigint, ('x' || encode(substr(s.b, 124, 4), 'hex'))::bit(32)::bigint,
        get_byte(s.b, 0) & 1 = 1, substr(s.b, 2, 32), substr(s.b, 34, 64), substr(s.b, 98))::kiosk.sent_entry
    FROM unnest(sent) WITH ORDINALITY AS s (b, at) WHERE get_byte(s.b, 0) <> 2);
  texts := ARRAY(
    SELECT ROW(s.at - 1, substr(s.b, 2, 32), substr(s.b, 34))::kiosk.sent_text
    FROM unnest(sent) WITH ORDINALITY AS s (b, at) WHERE get_byte(s.b, 0) = 2);
  -- In the order of their ids, so that two who push the same ledgers wait for each other and never in a circle.
  FOR each IN SELECT DISTINCT p.ledger FROM unnest(parsed) p ORDER BY 1 LOOP
    bad := NULL;
    bad_why := NULL;
    SELECT * INTO ours FROM kiosk.ledger l
      WHERE l.year = me.year AND l.event = me.event AND l.ledger = each FOR UPDATE;
    IF NOT FOUND THEN
      RETURN QUERY SELECT p.ledger, p.seq, NULL::bytea, 'not-enrolled' FROM unnest(parsed) p
        WHERE p.ledger = each ORDER BY p.at LIMIT 1;
      CONTINUE;
    END IF;

    IF EXISTS (SELECT FROM unnest(parsed) p WHERE p.ledger = each AND p.seq <= ours.head_seq) THEN
      SELECT p.* INTO bad FROM unnest(parsed) p LEFT JOIN LATERAL (SELECT e.hash FROM kiosk.entry e
          WHERE e.year = me.year AND e.event = me.event AND e.ledger = each AND e.seq = p.seq) e ON true
        WHERE p.ledger = each AND p.seq <= ours.head_seq AND e.hash IS DISTINCT FROM p.hash ORDER BY p.at LIMIT 1;
      IF FOUND THEN
        given := kiosk.yield_to_author(me, ours, bad);
        IF given.ledger IS NULL THEN
          bad_why := 'diverges';
        ELSE
          ours := given;
          bad := NULL;
        END IF;
      END IF;
      IF ours.role = me.role THEN
        UPDATE kiosk.entry e SET relayed = false FROM unnest(parsed) p
          WHERE p.ledger = each AND NOT p.relayed AND (bad.at IS NULL OR p.at < bad.at) AND e.year = me.year
            AND e.event = me.event AND e.ledger = each AND e.seq = p.seq AND e.hash = p.hash AND e.relayed;
      END IF;
    END IF;

    IF bad_why IS NULL THEN
      SELECT j.at, j.seq, j.ledger, j.hash, j.signature, j.bytes, j.fault
        INTO bad.at, bad.seq, bad.ledger, bad.hash, bad.signature, bad.bytes, bad_why
        FROM (SELECT p.*, CASE
              WHEN p.version <> 1 OR p.seq < 1 THEN 'malformed'
              WHEN p.event <> me.event THEN 'other-event'
              WHEN p.seq <> 1 + lag(p.seq, 1, ours.head_seq) OVER w THEN 'gap'
              WHEN p.hash <> sha256(lag(p.hash, 1, ours.head_hash) OVER w || p.bytes) THEN 'diverges'
            END AS fault
          FROM unnest(parsed) p WHERE p.ledger = each AND (p.seq > ours.head_seq OR p.seq < 1)
          WINDOW w AS (ORDER BY p.at)) j
        WHERE j.fault IS NOT NULL ORDER BY j.at LIMIT 1;
      INSERT INTO kiosk.entry (year, event, ledger, seq, relayed, hash, signature, bytes)
        SELECT me.year, me.event, each, p.seq, p.relayed OR ours.role <> me.role, p.hash, p.signature, p.bytes
        FROM unnest(parsed) p
        WHERE p.ledger = each AND p.seq > ours.head_seq AND (bad.at IS NULL OR p.at < bad.at) ORDER BY p.seq;
      GET DIAGNOSTICS rows = ROW_COUNT;
      added := added + rows;
      -- The second of an entry's bytes is its kind.
      IF EXISTS (SELECT FROM unnest(parsed) p WHERE p.ledger = each AND p.seq > ours.head_seq
          AND (bad.at IS NULL OR p.at < bad.at) AND get_byte(p.bytes, 1) = kiosk.entry_kind('purge')) THEN
        PERFORM kiosk.forget_names(me);
      END IF;
      SELECT p.seq, p.hash INTO ours.head_seq, ours.head_hash
        FROM (SELECT q.seq, q.hash, q.at FROM unnest(parsed) q
              WHERE q.ledger = each AND q.seq > ours.head_seq AND (bad.at IS NULL OR q.at < bad.at)
              UNION ALL SELECT ours.head_seq, ours.head_hash, 0) p
        ORDER BY p.at DESC LIMIT 1;
      UPDATE kiosk.ledger l SET head_seq = ours.head_seq, head_hash = ours.head_hash
        WHERE l.year = me.year AND l.event = me.event AND l.ledger = each
          AND (l.head_seq, l.head_hash) IS DISTINCT FROM (ours.head_seq, ours.head_hash);
    END IF;
    IF bad_why = 'diverges' THEN PERFORM kiosk.raise_alarm(me, bad, 'refused: another is here'); END IF;
    RETURN QUERY SELECT each, ours.head_seq, ours.head_hash, NULL::text;
    IF bad_why IS NOT NULL THEN RETURN QUERY SELECT each, bad.seq, NULL::bytea, bad_why; END IF;
  END LOOP;
  UPDATE kiosk.device d SET last_push = clock_timestamp(), unsent = greatest(0, d.unsent - added) WHERE d.role = me.role;
  IF cardinality(texts) > 0 THEN PERFORM kiosk.keep_texts(me, parsed, texts); END IF;
  IF added > 0 THEN PERFORM pg_notify('kiosk_' || me.year || '_' || me.event, ''); END IF;
END $$;

-- What is here of the caller's event beyond a version vector. One of since: 16 ledger, 8 seq, a byte that is 1 when its
-- certificate is known. Rows by what: h the head of a ledger; c a certificate (bytes); e an entry, ledger by ledger in
-- order, at most so many; t the text (bytes) of one of them and its salt (at_hash), after the ledger's entries; r the
-- newest revision (seq, hash; 0 when there is none), and in bytes the channel on which what is new is told. With
-- package > 0 only that revision: p.
CREATE OR REPLACE FUNCTION kiosk.pull(since bytea[], most integer, package bigint)
RETURNS TABLE (what text, of_ledger uuid, at_seq bigint, flag boolean, at_hash bytea, signature bytea, bytes bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me kiosk.device := kiosk.caller();
  each record;
  texts boolean := EXISTS (SELECT FROM kiosk.committed_text t WHERE t.year = me.year AND t.event = me.event);
  rest bigint := least(greatest(most, 0), 4096);
  rows bigint;
BEGIN
  IF package > 0 THEN
    RETURN QUERY SELECT 'p', NULL::uuid, p.revision, false, p.content, NULL::bytea, p.bytes FROM kiosk.package p
      WHERE p.year = me.year AND p.event = me.event AND p.revision = package;
    RETURN;
  END IF;
  IF cardinality(since) > 65536 OR EXISTS (SELECT FROM unnest(since) s (b) WHERE length(b) <> 25) THEN
    RAISE EXCEPTION 'not a version vector' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- When a kiosk was last seen is all that is written here: not worth a wait for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  RETURN QUERY SELECT 'r', NULL::uuid, coalesce(max(p.revision), 0),
      false, (SELECT n.content FROM kiosk.package n WHERE n.year = me.year AND n.event = me.event
        ORDER BY n.revision DESC LIMIT 1), NULL::bytea, convert_to('kiosk_' || me.year || '_' || me.event, 'UTF8')
    FROM kiosk.package p WHERE p.year = me.year AND p.event = me.event;
  UPDATE kiosk.device d SET last_pull = clock_timestamp(), unsent = k.unsent, lacking = k.lacking FROM (
      SELECT coalesce(sum(greatest(0, k.seq - coalesce(l.head_seq, 0))), 0) AS unsent,
        coalesce(sum(greatest(0, coalesce(l.head_seq, 0) - coalesce(k.seq, 0))), 0) AS lacking
      FROM (SELECT encode(substr(s.b, 1, 16), 'hex')::uuid AS ledger,
              ('x' || encode(substr(s.b, 17, 8), 'hex'))::bit(64)::bigint AS seq FROM unnest(since) s (b)) k
        FULL JOIN (SELECT * FROM kiosk.ledger o WHERE o.year = me.year AND o.event = me.event) l ON l.ledger = k.ledger) k
    WHERE d.role = me.role;
  FOR each IN
    SELECT l.ledger, l.head_seq, l.head_hash, l.certificate, coalesce(k.seq, 0) AS seq, coalesce(k.certified, false) AS certified
    FROM kiosk.ledger l
      LEFT JOIN (SELECT encode(substr(s.b, 1, 16), 'hex')::uuid AS ledger,
          ('x' || encode(substr(s.b, 17, 8), 'hex'))::bit(64)::bigint AS seq, get_byte(s.b, 24) = 1 AS certified
        FROM unnest(since) s (b)) k ON k.ledger = l.ledger
    WHERE l.year = me.year AND l.event = me.event ORDER BY l.ledger
  LOOP
    RETURN QUERY SELECT 'h', each.ledger, each.head_seq, true, each.head_hash, NULL::bytea, NULL::bytea;
    IF NOT each.certified THEN
      RETURN QUERY SELECT 'c', each.ledger, 0::bigint, true, NULL::bytea, NULL::bytea, each.certificate;
    END IF;
    IF rest > 0 AND each.head_seq > each.seq THEN
      RETURN QUERY SELECT 'e', e.ledger, e.seq, e.relayed, e.hash, e.signature, e.bytes FROM kiosk.entry e
        WHERE e.year = me.year AND e.event = me.event AND e.ledger = each.ledger AND e.seq > each.seq
          AND e.seq <= each.head_seq
        ORDER BY e.seq LIMIT rest;
      GET DIAGNOSTICS rows = ROW_COUNT;
      rest := rest - rows;
      IF texts THEN
        RETURN QUERY SELECT 't', e.ledger, e.seq, false, t.salt, NULL::bytea, t.text FROM kiosk.entry e
          JOIN kiosk.committed_text t ON t.year = me.year AND t.event = me.event
            AND t.commitment = substr(e.bytes, length(e.bytes) - 31)
          WHERE e.year = me.year AND e.event = me.event AND e.ledger = each.ledger AND e.seq > each.seq
            AND e.seq <= each.seq + rows
            AND get_byte(e.bytes, 1) IN (kiosk.entry_kind('walk-in'), kiosk.entry_kind('reissue'), kiosk.entry_kind('handed-over'));
      END IF;
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA kiosk FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kiosk FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kiosk.push(bytea[]), kiosk.pull(bytea[], integer, bigint) TO kiosk_device;
RESET ROLE;
