#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

TEST_CASE("triggers") {
  CHECK(lifted("create trigger x before insert on t for each row execute procedure f()") ==
        "CREATE TRIGGER x BEFORE INSERT ON t\nFOR EACH ROW EXECUTE FUNCTION f()");
  CHECK(
      lifted(
          "create or replace trigger \"X\" after delete or update of a, \"B\" or insert on s.t for each row "
          "when (old.* is distinct from new.* and (pg_trigger_depth() = 0)) execute function s.f('a, b', 1, "
          "x)") == "CREATE OR REPLACE TRIGGER \"X\" AFTER DELETE OR UPDATE OF a, \"B\" OR INSERT ON s.t\n"
                   "FOR EACH ROW WHEN (old.* is distinct from new.* and (pg_trigger_depth() = 0)) "
                   "EXECUTE FUNCTION s.f('a, b', '1', 'x')");
  CHECK(lifted("create trigger x after truncate on t execute function f()") ==
        "CREATE TRIGGER x AFTER TRUNCATE ON t\nFOR EACH STATEMENT EXECUTE FUNCTION f()");
  CHECK(lifted("create trigger x instead of update on v for each row execute function f()") ==
        "CREATE TRIGGER x INSTEAD OF UPDATE ON v\nFOR EACH ROW EXECUTE FUNCTION f()");
  CHECK(lifted("create constraint trigger x after insert on t deferrable initially deferred for each row "
               "execute function f()") ==
        "CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED\n"
        "FOR EACH ROW EXECUTE FUNCTION f()");
  CHECK(lifted("create trigger x after update on t referencing new table as n old table as o execute "
               "function f()") ==
        "CREATE TRIGGER x AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION f()");
}

TEST_CASE("triggers go and are renamed") {
  CHECK(lifted("drop trigger if exists x on s.t cascade") == "DROP TRIGGER IF EXISTS x ON s.t CASCADE");
  CHECK(lifted("alter trigger x on t rename to y") == "ALTER TRIGGER x ON t RENAME TO y");
}

TEST_CASE("triggers with a clause that the vocabulary has no word for stay as they are") {
  CHECK(lifted("create constraint trigger x after insert on t from u for each row execute function f()") ==
        "raw");
  CHECK(lifted("alter trigger x on t depends on extension e") == "raw");
  CHECK(lifted("create event trigger x on ddl_command_start execute function f()") == "raw");
}
