# cmake -DINPUT=FILE -DOUTPUT=FILE.cpp -DHEADER=room/file.hpp -DFUNCTION=kiosk::room::name -P EmbedText.cmake: a text file as a
# C++ source that defines that function, which the header declares.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"${HEADER}\"

namespace {
constexpr unsigned char kText[] = {${bytes}};
} // namespace

std::string_view ${FUNCTION}() {
    return {reinterpret_cast<const char*>(kText), sizeof(kText)};
}
")
