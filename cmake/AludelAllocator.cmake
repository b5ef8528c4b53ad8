# ALUDEL_MIMALLOC: the program allocates by mimalloc. SQLite reads its whole schema anew behind each ALTER TABLE, in
# thousands of small pieces of memory; glibc takes a quarter of a long run for them. The sanitizers bring their own.
find_package(mimalloc 2 QUIET)
include(CMakeDependentOption)
cmake_dependent_option(ALUDEL_MIMALLOC "The program allocates by mimalloc" ON
                       "mimalloc_FOUND;CMAKE_BUILD_TYPE STREQUAL Release;NOT ALUDEL_SANITIZE" OFF)

# Nothing names its functions: it has to stand before the C library, which defines the same ones.
function(aludel_allocate_by_mimalloc program)
  if(ALUDEL_MIMALLOC)
    target_link_libraries(${program} PRIVATE mimalloc)
  endif()
endfunction()
