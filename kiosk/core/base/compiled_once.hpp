// A value of many parts, or of many kinds, is copied, moved and ended by code that the compiler would write anew in
// each of the files that pass it on, and most of a file of screens would be that. So such a type says
// KIOSK_COMPILED_ONCE(Type) in its body, and one source file says KIOSK_COMPILED_HERE(Type): as "= default" has it.
#pragma once

#define KIOSK_COMPILED_ONCE(Type)                                                                                      \
    Type(const Type&);                                                                                                 \
    Type(Type&&) noexcept;                                                                                             \
    Type& operator=(const Type&);                                                                                      \
    Type& operator=(Type&&) noexcept;                                                                                  \
    ~Type()

#define KIOSK_COMPILED_HERE(Type)                                                                                      \
    Type::Type(const Type&) = default;                                                                                 \
    Type::Type(Type&&) noexcept = default;                                                                             \
    Type& Type::operator=(const Type&) = default;                                                                      \
    Type& Type::operator=(Type&&) noexcept = default;                                                                  \
    Type::~Type() = default
