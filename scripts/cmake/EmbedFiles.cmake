# cmake -DNAMES="a;b" -DFOLDER=DIR -DOUTPUT=FILE.cpp -P EmbedFiles.cmake: the files of a folder as a C++ source that defines
# kiosk::tool::template_files(), so that the program needs no folder beside it.
set(arrays "")
set(rows "")
set(number 0)
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char kFile${number}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(kFile${number}), sizeof(kFile${number})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}" "#include \"tool/commands/template_files.hpp\"

namespace kiosk::tool {
namespace {
${arrays}
} // namespace

std::span<const TemplateFile> template_files() {
  static const TemplateFile files[] = {
${rows}  };
  return files;
}

} // namespace kiosk::tool
")
