#pragma once
#include "framework/model/operations/view.hpp"

#include <string_view>

namespace aludel::sqlite {

/// A CREATE VIEW (https://www.sqlite.org/lang_createview.html); its query is what stands behind AS, as it was
/// written.
struct ViewDdl {
  model::CreateView definition;
  bool temporary = false;
  bool if_not_exists = false;
};

/// The text has passed SQLite's own parser: throws Error exit 1 where it is not understood.
ViewDdl read_create_view(std::string_view sql);

} // namespace aludel::sqlite
