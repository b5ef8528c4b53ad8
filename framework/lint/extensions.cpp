#include "framework/lint/extensions.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
struct Brought {
  std::string_view name;
  std::string_view extension;
};

constexpr std::array types{Brought{"vector", "vector"},
                           Brought{"halfvec", "vector"},
                           Brought{"sparsevec", "vector"},
                           Brought{"citext", "citext"},
                           Brought{"hstore", "hstore"},
                           Brought{"ltree", "ltree"},
                           Brought{"lquery", "ltree"},
                           Brought{"ltxtquery", "ltree"},
                           Brought{"cube", "cube"},
                           Brought{"isbn", "isn"},
                           Brought{"isbn13", "isn"},
                           Brought{"ismn", "isn"},
                           Brought{"ismn13", "isn"},
                           Brought{"issn", "isn"},
                           Brought{"issn13", "isn"},
                           Brought{"ean13", "isn"},
                           Brought{"upc", "isn"},
                           Brought{"geometry", "postgis"},
                           Brought{"geography", "postgis"},
                           Brought{"box2d", "postgis"},
                           Brought{"box3d", "postgis"},
                           Brought{"raster", "postgis_raster"},
                           Brought{"seg", "seg"},
                           Brought{"query_int", "intarray"},
                           Brought{"tablefunc_crosstab_2", "tablefunc"},
                           Brought{"tablefunc_crosstab_3", "tablefunc"},
                           Brought{"tablefunc_crosstab_4", "tablefunc"}};

constexpr std::array functions{Brought{"uuid_generate_v1", "uuid-ossp"},
                               Brought{"uuid_generate_v1mc", "uuid-ossp"},
                               Brought{"uuid_generate_v3", "uuid-ossp"},
                               Brought{"uuid_generate_v4", "uuid-ossp"},
                               Brought{"uuid_generate_v5", "uuid-ossp"},
                               Brought{"uuid_nil", "uuid-ossp"},
                               Brought{"gen_salt", "pgcrypto"},
                               Brought{"crypt", "pgcrypto"},
                               Brought{"digest", "pgcrypto"},
                               Brought{"hmac", "pgcrypto"},
                               Brought{"gen_random_bytes", "pgcrypto"},
                               Brought{"pgp_sym_encrypt", "pgcrypto"},
                               Brought{"pgp_sym_decrypt", "pgcrypto"},
                               Brought{"similarity", "pg_trgm"},
                               Brought{"word_similarity", "pg_trgm"},
                               Brought{"show_trgm", "pg_trgm"},
                               Brought{"unaccent", "unaccent"},
                               Brought{"levenshtein", "fuzzystrmatch"},
                               Brought{"soundex", "fuzzystrmatch"},
                               Brought{"metaphone", "fuzzystrmatch"},
                               Brought{"cosine_distance", "vector"},
                               Brought{"l2_distance", "vector"},
                               Brought{"inner_product", "vector"},
                               Brought{"st_makepoint", "postgis"},
                               Brought{"st_setsrid", "postgis"},
                               Brought{"st_distance", "postgis"},
                               Brought{"st_dwithin", "postgis"},
                               Brought{"crosstab", "tablefunc"}};

constexpr std::array operator_classes{
    Brought{"gin_trgm_ops", "pg_trgm"},        Brought{"gist_trgm_ops", "pg_trgm"},
    Brought{"vector_l2_ops", "vector"},        Brought{"vector_ip_ops", "vector"},
    Brought{"vector_cosine_ops", "vector"},    Brought{"vector_l1_ops", "vector"},
    Brought{"halfvec_l2_ops", "vector"},       Brought{"halfvec_cosine_ops", "vector"},
    Brought{"gin__int_ops", "intarray"},       Brought{"gist__int_ops", "intarray"},
    Brought{"gist__intbig_ops", "intarray"},   Brought{"gin_hstore_ops", "hstore"},
    Brought{"gist_hstore_ops", "hstore"},      Brought{"gist_ltree_ops", "ltree"},
    Brought{"gist_geometry_ops_2d", "postgis"}};

constexpr std::array access_methods{Brought{"hnsw", "vector"}, Brought{"ivfflat", "vector"},
                                    Brought{"bloom", "bloom"}};

constexpr std::array<std::string_view, 18> well_known{
    "bloom",   "btree_gin", "btree_gist", "citext",   "cube",      "fuzzystrmatch",
    "hstore",  "intarray",  "isn",        "ltree",    "pg_trgm",   "pgcrypto",
    "plpgsql", "seg",       "tablefunc",  "unaccent", "uuid-ossp", "vector"};

std::string_view in(const auto& table, std::string_view name) {
  const auto at =
      std::find_if(table.begin(), table.end(), [&](const Brought& row) { return row.name == name; });
  return at == table.end() ? std::string_view{} : at->extension;
}
} // namespace

std::string_view extension_of_type(std::string_view name) { return in(types, name); }
std::string_view extension_of_function(std::string_view name) { return in(functions, name); }
std::string_view extension_of_operator_class(std::string_view name) { return in(operator_classes, name); }
std::string_view extension_of_access_method(std::string_view name) { return in(access_methods, name); }

bool is_well_known(std::string_view extension) {
  return std::find(well_known.begin(), well_known.end(), extension) != well_known.end();
}

bool may_bring_more(const catalog::Catalog& catalog) {
  bool more = false;
  catalog.for_each_extension(
      [&](const catalog::Extension& one) { more = more || !is_well_known(one.name.text); });
  return more;
}

std::string type_name(const model::Type& type, std::string_view dialect) {
  if (type.kind == model::TypeKind::enumeration) return base::lower(type.enumeration.name.text);
  const auto native = type.native.find(std::string(dialect));
  const auto text = base::lower(type.kind != model::TypeKind::native ? to_string(type)
                                : native == type.native.end()        ? std::string()
                                                                     : native->second);
  const auto name = std::string(base::trim(text.substr(0, text.find_first_of("(["))));
  return name.substr(name.rfind('.') + 1);
}

} // namespace aludel::lint
