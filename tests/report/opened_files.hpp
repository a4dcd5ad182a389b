// Files opened again: words out of a PDF by poppler, parts and cells out of a workbook.
#pragma once

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "event/table/archive.hpp"
#include "support/folder.hpp"

namespace kiosk::test {

inline constexpr const char* kLongName = "Maximiliana Anastasia Wolfeschlegelsteinhausenbergerdorff-Ray";
inline constexpr const char* kLongWord = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss";
inline constexpr const char* kThai = "สมหญิง รักเรียนดีมากจริง";

inline std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("no shell");
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    if (pclose(pipe) != 0) throw std::runtime_error(command + ": " + text);
    return text;
}

// Pages of words, as poppler reads them.
inline std::vector<std::string> pages_of(const std::string& bytes) {
    const Folder folder;
    const auto file = folder.path() / "paper.pdf";
    std::ofstream(file, std::ios::binary) << bytes;
    std::istringstream text(output_of("pdftotext -layout '" + file.string() + "' -"));
    std::vector<std::string> pages;
    for (std::string page; std::getline(text, page, '\f');) pages.push_back(page);
    return pages;
}

inline std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

class Workbook {
  public:
    explicit Workbook(std::string bytes) : bytes_(std::move(bytes)), archive_(bytes_) {
        pugi::xml_document texts;
        texts.load_string(part("xl/sharedStrings.xml").c_str());
        for (const auto& item : texts.child("sst").children("si")) texts_.emplace_back(item.child_value("t"));
    }
    [[nodiscard]] std::string part(const std::string& name) { return archive_.read(name).value(); }
    // The cell's formula, else its text, else its number.
    [[nodiscard]] std::string cell(int sheet, const std::string& name) {
        pugi::xml_document xml;
        xml.load_string(part("xl/worksheets/sheet" + std::to_string(sheet) + ".xml").c_str());
        const auto found = xml.find_node([&](const pugi::xml_node& node) {
            return std::string_view(node.name()) == "c" && node.attribute("r").value() == name;
        });
        if (found.child("f")) return std::string("=") + found.child_value("f");
        if (std::string_view(found.attribute("t").value()) == "s")
            return texts_.at(static_cast<std::size_t>(found.child("v").text().as_int()));
        return found.child_value("v");
    }

  private:
    std::string bytes_;
    event::Archive archive_;
    std::vector<std::string> texts_;
};

} // namespace kiosk::test
