# cmake -DINPUTS="A;B" -DOUTPUT=FILE.cpp -DHEADER=room/file.hpp -DFUNCTION=kiosk::room::name -P EmbedTexts.cmake: text files as a
# C++ source that defines that function, which the header declares as a std::span<const std::string_view>. A zero byte follows
# each text.
set(arrays "")
set(rows "")
set(number 0)
foreach(input IN LISTS INPUTS)
  file(READ "${input}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char kText${number}[] = {${bytes}0};\n")
  string(APPEND rows "    {reinterpret_cast<const char*>(kText${number}), sizeof(kText${number}) - 1},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}" "#include \"${HEADER}\"

namespace {
${arrays}
} // namespace

decltype(${FUNCTION}()) ${FUNCTION}() {
    static const std::string_view texts[] = {
${rows}    };
    return texts;
}
")
