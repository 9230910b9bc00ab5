-- Rights of the stages on an archive in the schema "readout": what each needs, and no more. Run it as the owner of the schema after the first start and
-- after each upgrade, then make users and give them a role: CREATE USER reader1 PASSWORD '…' IN ROLE readout_read;
-- The owner alone changes tables: start a new version once as the owner before the workers.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['readout_collect', 'readout_read', 'readout_group', 'readout_tell', 'readout_serve'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA readout TO readout_collect, readout_read, readout_group, readout_tell, readout_serve;
GRANT SELECT ON readout.archive_version TO readout_collect, readout_read, readout_group, readout_tell, readout_serve;

-- Readers look up whether a report is known.
GRANT SELECT ON readout.articles TO readout_read;

-- Who collects visits sources, notes how they fared, and gives out numbers.
GRANT SELECT ON readout.sources, readout.reports, readout.articles TO readout_collect;
GRANT UPDATE ON readout.sources TO readout_collect;
GRANT SELECT, UPDATE ON readout.progress TO readout_collect;

-- Who groups writes all that comes of reports; accounts, sessions and tokens are none of its business.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA readout TO readout_group, readout_serve;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA readout TO readout_group, readout_serve;
REVOKE ALL ON readout.accounts, readout.sessions, readout.tokens FROM readout_group;

-- Who tells reads all of that and notes what was sent.
GRANT SELECT ON ALL TABLES IN SCHEMA readout TO readout_tell;
REVOKE ALL ON readout.accounts, readout.sessions, readout.tokens FROM readout_tell;
GRANT INSERT, UPDATE, DELETE ON readout.outbox TO readout_tell;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA readout TO readout_tell;
