# ALUDEL_STATIC_RUNTIME: the program links the C++ runtime and the libraries below statically, and loads libpq at its
# first use (dialects/libpq). Half of the time of a short call is otherwise the dynamic linker's. All or nothing: an
# exception of a shared SOCI would be of another C++ runtime than the program's.
set(ALUDEL_ARCHIVES yaml-cpp=yaml-cpp SOCI::sqlite3=soci_sqlite3 SOCI::postgresql=soci_postgresql SOCI::core=soci_core
                    SQLite::SQLite3=sqlite3 PgQuery::PgQuery=pg_query)

set(static_by_default ${ALUDEL_LTO_WORKS})
if(ALUDEL_SANITIZE)
  set(static_by_default OFF)
endif()
foreach(row IN LISTS ALUDEL_ARCHIVES)
  string(REGEX REPLACE ".*=" "" archive ${row})
  find_library(ALUDEL_ARCHIVE_${archive} NAMES lib${archive}.a)
  mark_as_advanced(ALUDEL_ARCHIVE_${archive})
  if(NOT ALUDEL_ARCHIVE_${archive})
    set(static_by_default OFF)
  endif()
endforeach()
option(ALUDEL_STATIC_RUNTIME "The program links statically what it can, and loads libpq at its first use"
       ${static_by_default})
if(ALUDEL_STATIC_RUNTIME AND NOT ALUDEL_LTO_WORKS)
  message(FATAL_ERROR "ALUDEL_STATIC_RUNTIME is for the Release build with ALUDEL_LTO")
endif()

# aludel_link_statically(PROGRAM LIBRARIES…): the archives of those that have one, the others as they are.
function(aludel_link_statically program)
  set(archives "")
  set(others ${ARGN})
  list(REMOVE_ITEM others PostgreSQL::PostgreSQL)
  foreach(row IN LISTS ALUDEL_ARCHIVES)
    string(REGEX REPLACE "=.*" "" library ${row})
    string(REGEX REPLACE ".*=" "" archive ${row})
    list(REMOVE_ITEM others ${library})
    list(APPEND archives ${ALUDEL_ARCHIVE_${archive}})
  endforeach()
  list(REMOVE_DUPLICATES others)
  target_sources(${program} PRIVATE $<TARGET_OBJECTS:aludel_libpq>)
  target_link_libraries(${program} PRIVATE ${others} ${archives} Threads::Threads ${CMAKE_DL_LIBS} m)
  target_link_options(${program} PRIVATE -static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,-O1)
endfunction()
