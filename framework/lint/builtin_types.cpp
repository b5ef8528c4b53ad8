#include "framework/lint/builtin_types.hpp"

#include "framework/base/text.hpp"

namespace aludel::lint {

namespace {
constexpr std::string_view type_words =
    "aclitem bigint bigserial bit bool boolean box bpchar bytea char character cid cidr circle cstring date "
    "datemultirange daterange dec decimal double event_trigger float float4 float8 gtsvector inet int int2 "
    "int2vector int4 int4multirange int4range int8 int8multirange int8range integer internal interval json "
    "jsonb jsonpath line lseg macaddr macaddr8 money name national nchar numeric nummultirange numrange oid "
    "oidvector path pg_lsn pg_snapshot point polygon real record refcursor regclass regcollation regconfig "
    "regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype serial serial2 "
    "serial4 serial8 smallint smallserial text tid time timestamp timestamptz timetz trigger tsmultirange "
    "tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid varbit varchar void xid "
    "xid8 xml";
} // namespace

const std::vector<std::string>& builtin_types() {
  static const auto all = base::split(type_words, ' ');
  return all;
}

} // namespace aludel::lint
