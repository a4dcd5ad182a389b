# One room of the house is one static library with an include root of its own: a header of a room that is not linked, directly or
# through another, is not found. tests/architecture, which reads the includes, is stricter. kiosk_lib is all rooms.

add_library(kiosk_options INTERFACE)
# -pthread everywhere, as some libraries ask for it: it defines a macro, and one precompiled header serves only one set.
target_compile_options(kiosk_options INTERFACE -Wall -Wextra -Wconversion -Werror -pthread)
# g++ 12 and 13 see these in the standard library's own code once the optimiser or a sanitizer has inlined it (GCC bugs
# 105329, 105651, 107852): said aloud, but no error.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  target_compile_options(kiosk_options INTERFACE -Wno-error=array-bounds -Wno-error=stringop-overflow
    -Wno-error=stringop-overread -Wno-error=restrict -Wno-error=maybe-uninitialized)
endif()
# From 13 on it also takes what a function gives by reference for a part of a temporary that it was given (GCC bug 109642), and 14
# still doubts an optional day once several files are compiled as one.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  target_compile_options(kiosk_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-error=dangling-reference> -Wno-error=maybe-uninitialized)
endif()
if(KIOSK_SANITIZE)
  # The tests' own code under address alone: what is undefined is looked for in what they test, and the checks cost a third of the
  # compiler's time.
  string(REPLACE ",undefined" "" kiosk_sanitize_tests "${KIOSK_SANITIZE}")
  string(REPLACE "," "$<COMMA>" kiosk_sanitize_rooms "${KIOSK_SANITIZE}")
  target_compile_options(kiosk_options INTERFACE -fno-omit-frame-pointer -fno-sanitize-recover=all
    -fsanitize=$<IF:$<BOOL:$<TARGET_PROPERTY:KIOSK_IS_TEST>>,${kiosk_sanitize_tests},${kiosk_sanitize_rooms}>)
  # Three checks of "undefined" are of no use here and take a third of the compiler's time: an access through null ends under
  # "address" anyway, which also sees better what lies outside of an object; and the rooms look at foreign memory as bytes only,
  # which have no alignment (tests/architecture says so).
  if(KIOSK_SANITIZE MATCHES "undefined")
    target_compile_options(kiosk_options INTERFACE -fno-sanitize=null,object-size,alignment)
  endif()
  # <regex> alone gives hundreds of these under a sanitizer, none of them true. The rooms are warned about where they are
  # compiled without one: under one, looking for what to warn of takes a tenth of the compiler's time.
  target_compile_options(kiosk_options INTERFACE -Wno-maybe-uninitialized
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:KIOSK_IS_TEST>>>:-w>)
  target_link_options(kiosk_options INTERFACE -fsanitize=${KIOSK_SANITIZE})
endif()

# Half of a file's compile time goes into the standard library's headers. The release preset does without, so that every
# file still proves to include what it uses.
option(KIOSK_PCH "Precompile the standard library's headers" OFF)
set(kiosk_pch <algorithm> <chrono> <deque> <filesystem> <functional> <map> <memory> <optional> <sstream> <string> <variant> <vector>
  <tl/expected.hpp>)
# What the compiler makes of values and their containers it makes anew for each file: compiled as one, the files of a room take half
# of what five batches take, and up to two gigabytes of memory. So no two files of one room have a name in common; those of other
# namespaces are no matter. Off for release, as above.
option(KIOSK_UNITY "Compile several files of a room, or of its tests, as one" OFF)
if(KIOSK_UNITY)
  # Warns of names without linkage in what is included: here that is every source.
  target_compile_options(kiosk_options INTERFACE -Wno-subobject-linkage)
  # A tenth of the time of such a batch, or more, goes into collecting garbage of which there is none.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(kiosk_options INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:--param=ggc-min-expand=100;--param=ggc-min-heapsize=524288>")
  endif()
  # Links a program of tests in a sixth of the time. What runs at the door is linked as Debian links.
  find_program(KIOSK_MOLD ld.mold)
  if(KIOSK_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(kiosk_options INTERFACE -fuse-ld=mold)
  endif()
endif()
function(kiosk_together target files)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${KIOSK_UNITY} UNITY_BUILD_BATCH_SIZE ${files})
endfunction()

# One for all rooms and one for all tests instead of one each. kiosk_precompiled(OWNER LINK libraries HEADERS headers) makes it;
# a target that takes it must be compiled with the same macros and options, as -Winvalid-pch would say.
function(kiosk_precompiled owner)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;HEADERS")
  if(KIOSK_PCH AND NOT TARGET ${owner})
    file(WRITE "${CMAKE_BINARY_DIR}/${owner}.cpp" "")
    add_library(${owner} OBJECT "${CMAKE_BINARY_DIR}/${owner}.cpp")
    target_link_libraries(${owner} PRIVATE kiosk_options ${arg_LINK})
    target_precompile_headers(${owner} PRIVATE ${kiosk_pch} ${arg_HEADERS})
    kiosk_let_ccache_see(${owner})
  endif()
endfunction()
function(kiosk_use_precompiled target owner)
  if(KIOSK_PCH)
    target_precompile_headers(${target} REUSE_FROM ${owner})
    kiosk_let_ccache_see(${target})
  endif()
endfunction()
# What ccache needs to look through a precompiled header.
function(kiosk_let_ccache_see target)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# kiosk_room_headers(NAME): the library kiosk_NAME_headers, whose users find "NAME/..." and no other room's headers.
function(kiosk_room_headers name)
  if(TARGET kiosk_${name}_headers)
    return()
  endif()
  set(include_root "${CMAKE_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${include_root}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/kiosk/${name}" "${include_root}/${name}" SYMBOLIC)
  add_library(kiosk_${name}_headers INTERFACE)
  target_include_directories(kiosk_${name}_headers INTERFACE "${include_root}")
endfunction()

# kiosk_room_part(NAME PART SOURCES files... [LINK targets...]): these files of kiosk/NAME become the library kiosk_NAME_PART, which
# the room links, and which can be built without the rest of it.
function(kiosk_room_part name part)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LINK")
  list(TRANSFORM arg_SOURCES PREPEND "${CMAKE_SOURCE_DIR}/kiosk/${name}/")
  kiosk_room_headers(${name})
  kiosk_room_library(kiosk_${name}_${part} SOURCES ${arg_SOURCES} LINK kiosk_${name}_headers ${arg_LINK})
  set_property(GLOBAL APPEND PROPERTY kiosk_parts_of_${name} ${arg_SOURCES})
endfunction()

# kiosk_room(NAME [LINK targets...]): every .cpp below kiosk/NAME but main.cpp and those of its parts becomes the library kiosk_NAME.
function(kiosk_room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/kiosk/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  get_property(elsewhere GLOBAL PROPERTY kiosk_parts_of_${name})
  list(REMOVE_ITEM sources ${elsewhere})
  kiosk_room_headers(${name})
  kiosk_room_library(kiosk_${name} SOURCES ${sources} LINK kiosk_${name}_headers ${arg_LINK})
endfunction()

# kiosk_embed_texts(LIBRARY PATTERN HEADER FUNCTION): the text files of that pattern below kiosk/, in the order of their names,
# become the texts that the function returns, which the header declares.
function(kiosk_embed_texts library pattern header function)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${pattern}")
  string(REGEX REPLACE ".*::" "" name "${function}")
  set(source "${CMAKE_BINARY_DIR}/${library}_${name}.cpp")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DINPUTS=${files}" "-DOUTPUT=${source}" "-DHEADER=${header}" "-DFUNCTION=${function}"
      -P "${CMAKE_SOURCE_DIR}/scripts/cmake/EmbedTexts.cmake"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/scripts/cmake/EmbedTexts.cmake"
    VERBATIM COMMENT "Building ${pattern} in")
  set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON) # its names are those of its kind
  target_sources(${library} PRIVATE "${source}")
endfunction()

function(kiosk_room_library library)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_library(${library} STATIC ${arg_SOURCES})
  target_link_libraries(${library} PUBLIC kiosk_options ${arg_LINK})
  kiosk_precompiled(kiosk_pch_rooms)
  kiosk_use_precompiled(${library} kiosk_pch_rooms)
  kiosk_together(${library} 60)
endfunction()

# kiosk_test(NAME [SHARDS n] [DEEP_STACKS] [LINK targets...]): every .cpp below tests/NAME becomes the program
# test_NAME and n entries of ctest (1 unless told), each of which runs its share of the tests: a process for each test would
# spend a fifth of the gate on starting programs. Many shards for what runs long, so that two cores have enough to share.
# DEEP_STACKS: the leak checker sees through libraries without frame pointers, so that it can tell whose a leak is.
function(kiosk_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "DEEP_STACKS" "SHARDS" "LINK")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp")
  if(NOT sources)
    return()
  endif()
  if(NOT arg_SHARDS)
    set(arg_SHARDS 1)
  endif()
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE kiosk_options ${arg_LINK} GTest::gmock GTest::gtest GTest::gtest_main)
  target_include_directories(test_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(test_${name} PRIVATE KIOSK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" KIOSK_BINARY_DIR="${CMAKE_BINARY_DIR}")
  kiosk_precompiled(kiosk_pch_tests LINK GTest::gmock GTest::gtest HEADERS <gmock/gmock.h> <gtest/gtest.h>)
  kiosk_use_precompiled(test_${name} kiosk_pch_tests)
  kiosk_together(test_${name} 40)
  # The tests' own code runs for less time than it takes to optimise: with the sanitizers, half of the gate's time.
  foreach(target test_${name} kiosk_pch_tests)
    if(TARGET ${target})
      set_target_properties(${target} PROPERTIES KIOSK_IS_TEST ON)
      target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O0>)
    endif()
  endforeach()
  math(EXPR last "${arg_SHARDS} - 1")
  foreach(shard RANGE ${last})
    math(EXPR number "${shard} + 1")
    set(entry ${name}.${number}of${arg_SHARDS})
    add_test(NAME ${entry} COMMAND test_${name} --gtest_brief=1)
    set(environment GTEST_TOTAL_SHARDS=${arg_SHARDS} GTEST_SHARD_INDEX=${shard})
    # What is in many shards runs long, and begins first.
    set_tests_properties(${entry} PROPERTIES COST ${arg_SHARDS} ENVIRONMENT "${environment}")
    # What was freed is kept back for 16 MB of later frees instead of 256, which no test here frees: pages that are taken anew
    # all the time are a third of what a sanitized test costs.
    set(options quarantine_size_mb=16)
    if(arg_DEEP_STACKS)
      string(APPEND options :fast_unwind_on_malloc=0)
    endif()
    set_tests_properties(${entry} PROPERTIES ENVIRONMENT_MODIFICATION "ASAN_OPTIONS=path_list_append:${options}")
  endforeach()
endfunction()
