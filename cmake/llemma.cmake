# SPDX-License-Identifier: Apache-2.0
# The build grammar of the house: llemma_library, llemma_kernel, llemma_test, llemma_bench, llemma_fuzz.
# Every library names the rooms it may include (USES); tools/check_includes.py compares the real includes with that list.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
find_program(LLEMMA_CCACHE ccache)
if(LLEMMA_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LLEMMA_CCACHE})
endif()
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

# Flags of every file. -ffp-contract=off: the compiler never fuses a multiplication with an addition by itself, so bits
# belong to the source and not to the instruction set (docs/numerics.md).
add_library(llemma_flags INTERFACE)
target_compile_options(llemma_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                       -Werror -ffp-contract=off -fno-math-errno)
if(LLEMMA_SANITIZE)
  target_compile_options(llemma_flags INTERFACE -fsanitize=${LLEMMA_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(llemma_flags INTERFACE -fsanitize=${LLEMMA_SANITIZE})
endif()
if(LLEMMA_FUZZ)
  target_compile_options(llemma_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# llemma_library(NAME base SOURCES a.cpp b.cpp USES room... LINKS third::party... [TESTS a_test.cpp ...])
# Sources and tests are relative to the calling CMakeLists.txt. The target is llemma_<NAME>; tests become llemma_<NAME>_test.
function(llemma_library)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;USES;LINKS;TESTS" ${ARGN})
  set(target llemma_${ARG_NAME})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE llemma_flags)
  foreach(room IN LISTS ARG_USES)
    target_link_libraries(${target} PUBLIC llemma_${room})
  endforeach()
  target_link_libraries(${target} PRIVATE ${ARG_LINKS} Threads::Threads)
  if(LLEMMA_TESTS AND ARG_TESTS)
    llemma_test(NAME ${target}_test SOURCES ${ARG_TESTS} LINKS ${target} ${ARG_LINKS})
  endif()
endfunction()

# llemma_test(NAME x_test SOURCES ... LINKS ... [LABELS slow|oracle]): one GoogleTest program, one ctest entry.
function(llemma_test)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINKS;LABELS" ${ARGN})
  find_package(GTest REQUIRED)
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE llemma_flags ${ARG_LINKS} GTest::gmock GTest::gtest_main Threads::Threads)
  target_compile_definitions(${ARG_NAME} PRIVATE LLEMMA_TEST_DIR="${CMAKE_SOURCE_DIR}/tests"
                             LLEMMA_BINARY="${CMAKE_BINARY_DIR}/llemma")
  add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME})
  set_tests_properties(${ARG_NAME} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
endfunction()

# llemma_bench(NAME gemm_bench SOURCES ... LINKS ...): a Google Benchmark program, built with LLEMMA_BENCH=ON.
function(llemma_bench)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINKS" ${ARGN})
  if(LLEMMA_BENCH)
    find_package(benchmark REQUIRED)
    add_executable(${ARG_NAME} ${ARG_SOURCES})
    target_link_libraries(${ARG_NAME} PRIVATE llemma_flags ${ARG_LINKS} benchmark::benchmark Threads::Threads)
  endif()
endfunction()

# llemma_fuzz(NAME gguf_fuzz SOURCES ... LINKS ...): a libFuzzer program, built with LLEMMA_FUZZ=ON (preset fuzz).
function(llemma_fuzz)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINKS" ${ARGN})
  if(LLEMMA_FUZZ)
    add_executable(${ARG_NAME} ${ARG_SOURCES})
    target_link_libraries(${ARG_NAME} PRIVATE llemma_flags ${ARG_LINKS} -fsanitize=fuzzer)
  endif()
endfunction()

# llemma_kernel(NAME rms_norm VERSIONS lanes [avx2 avx512 ...]): adds kernels/<NAME>/<NAME>{,_reference,_<version>}.cpp to the
# kernels library. A _lanes file is compiled twice, for x86-64-v3 and v4; the suffix chooses the flags of the others.
# A file with ISA flags includes only intrinsics, lanes.h and kernel_args.h (STYLE K3).
set(LLEMMA_V3_FLAGS -march=x86-64-v3)
set(LLEMMA_V4_FLAGS -march=x86-64-v4 -mprefer-vector-width=512 -Wno-maybe-uninitialized -Wno-uninitialized)
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  set(LLEMMA_V4_FLAGS -march=x86-64-v4 -mprefer-vector-width=512)
endif()
function(llemma_kernel)
  cmake_parse_arguments(ARG "" "NAME" "VERSIONS" ${ARGN})
  set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_NAME})
  target_sources(llemma_kernels PRIVATE ${folder}/${ARG_NAME}.cpp ${folder}/${ARG_NAME}_reference.cpp)
  foreach(version IN LISTS ARG_VERSIONS)
    set(file ${folder}/${ARG_NAME}_${version}.cpp)
    if(version STREQUAL lanes)
      foreach(level v3 v4)
        string(TOUPPER ${level} upper)
        add_library(llemma_${ARG_NAME}_${level} OBJECT ${file})
        target_include_directories(llemma_${ARG_NAME}_${level} PRIVATE ${CMAKE_SOURCE_DIR}/src
                                   ${CMAKE_SOURCE_DIR}/src/kernels/lanes_${level})
        target_link_libraries(llemma_${ARG_NAME}_${level} PRIVATE llemma_flags)
        target_compile_options(llemma_${ARG_NAME}_${level} PRIVATE ${LLEMMA_${upper}_FLAGS} -O3)
        target_sources(llemma_kernels PRIVATE $<TARGET_OBJECTS:llemma_${ARG_NAME}_${level}>)
      endforeach()
    else()
      set(flags ${LLEMMA_V3_FLAGS})
      if(version STREQUAL avx512)
        set(flags ${LLEMMA_V4_FLAGS})
      endif()
      set_source_files_properties(${file} PROPERTIES COMPILE_OPTIONS "${flags};-O3")
      target_sources(llemma_kernels PRIVATE ${file})
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY LLEMMA_KERNEL_TESTS ${folder}/${ARG_NAME}_test.cpp)
  if(EXISTS ${folder}/${ARG_NAME}_bench.cpp)
    llemma_bench(NAME ${ARG_NAME}_bench SOURCES ${folder}/${ARG_NAME}_bench.cpp LINKS llemma_kernels)
  endif()
endfunction()

# llemma_kernel_tests(extra_test.cpp ...): one test program of every kernel folder added so far. Call it last.
function(llemma_kernel_tests)
  get_property(tests GLOBAL PROPERTY LLEMMA_KERNEL_TESTS)
  if(LLEMMA_TESTS)
    llemma_test(NAME llemma_kernels_test SOURCES ${tests} ${ARGN} LINKS llemma_kernels)
  endif()
endfunction()
