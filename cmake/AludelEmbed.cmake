# aludel_embed(TARGET NAMESPACE ns FILES a b …)
#
# A static library TARGET with one array of {name, text} of the files, byte for byte, declared in
# "TARGET.hpp" as ns::files().
function(aludel_embed target)
  cmake_parse_arguments(EMBED "" "NAMESPACE" "FILES" ${ARGN})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  list(TRANSFORM EMBED_FILES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  string(REPLACE ";" "," names "${EMBED_FILES}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMES=${names} -DNAMESPACE=${EMBED_NAMESPACE}
            -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    VERBATIM)
  add_library(${target} STATIC ${output})
  target_link_libraries(${target} PUBLIC aludel::options)
endfunction()
