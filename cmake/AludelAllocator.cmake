# ALUDEL_MIMALLOC: the program allocates by mimalloc. SQLite reads its whole schema anew behind each ALTER TABLE, in
# thousands of small pieces of memory; glibc takes a quarter of a long run for them. The sanitizers bring their own.
find_package(mimalloc 2 QUIET)
if(mimalloc_FOUND AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT ALUDEL_SANITIZE)
  set(mimalloc_by_default ON)
else()
  set(mimalloc_by_default OFF)
endif()
option(ALUDEL_MIMALLOC "The program allocates by mimalloc" ${mimalloc_by_default})
if(ALUDEL_MIMALLOC AND NOT mimalloc_FOUND)
  message(FATAL_ERROR "ALUDEL_MIMALLOC needs mimalloc 2 (Debian: libmimalloc-dev)")
endif()

# Nothing names its functions: it has to stand before the C library, which defines the same ones.
function(aludel_allocate_by_mimalloc program)
  if(ALUDEL_MIMALLOC)
    target_link_libraries(${program} PRIVATE mimalloc)
  endif()
endfunction()
