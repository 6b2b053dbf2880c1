# SPDX-License-Identifier: GPL-3.0-or-later
# One interface library carries the flags of every target.
add_library(build_flags INTERFACE)
target_compile_options(build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 14 sees uninitialised values in the half of a tl::expected that is not there.
    target_compile_options(build_flags INTERFACE -Wno-maybe-uninitialized)
endif()
target_compile_definitions(build_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(build_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(MODERATO_WARNINGS_AS_ERRORS)
    target_compile_options(build_flags INTERFACE -Werror)
endif()
if(MODERATO_SANITIZE)
    target_compile_options(build_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(build_flags INTERFACE -fsanitize=address,undefined)
endif()
