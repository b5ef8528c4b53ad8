CREATE FUNCTION touch() RETURNS trigger AS $body$
BEGIN
	EXECUTE $q$ SELECT '$$; --' $q$;
	NEW.joined := now();
	RETURN NEW;
END
$body$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp;
CREATE TRIGGER touch BEFORE UPDATE OF name ON person
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE PROCEDURE touch();
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'made_by_do') THEN
    CREATE TABLE made_by_do (id int PRIMARY KEY, person int REFERENCES person);
  END IF;
END
$$;
