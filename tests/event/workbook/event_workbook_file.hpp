// An event as one workbook beside its folder, and a part of it spoilt.
#pragma once

#include "event/table/archive.hpp"
#include "event/workbook/event_workbook.hpp"
#include "event/workbook_file.hpp"
#include "support/must.hpp"

namespace kiosk::test {

class EventWorkbookFolder : public WorkbookFolder {
  protected:
    std::filesystem::path file = dir_ / "visit.xlsx";

    void save(const std::string& bytes) const { write("visit.xlsx", bytes); }
    [[nodiscard]] event::PackageReport open() const { return event::read_package(file); }
    [[nodiscard]] std::vector<std::string> said() const {
        std::vector<std::string> lines;
        for (const auto& problem : open().problems) lines.push_back(event::to_line(problem));
        return lines;
    }
    // The package of the folder as a workbook.
    void convert() const {
        const auto report = read();
        ASSERT_TRUE(report.ok());
        save(must(event::write_event_workbook(*report.package, report.least_revision)));
    }
    // One part of it with a text put in the place of another.
    void spoil(const std::string& part, const std::string& from, const std::string& to) const {
        event::Archive archive(bytes_of());
        Parts parts;
        for (const auto& name : names_) {
            if (!archive.has(name)) continue;
            auto text = archive.read(name);
            if (!text) continue;
            if (name == part) {
                const auto at = text->find(from);
                ASSERT_NE(at, std::string::npos) << from;
                text->replace(at, from.size(), to);
            }
            parts.emplace_back(name, *text);
        }
        save(zip_of(parts));
    }

  private:
    [[nodiscard]] const std::string& bytes_of() const {
        bytes_ = file_text(file);
        return bytes_;
    }
    mutable std::string bytes_;
    std::vector<std::string> names_ = [] {
        std::vector<std::string> names{"[Content_Types].xml",        "_rels/.rels",          "xl/workbook.xml",
                                       "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"};
        for (const auto* number : {"1", "2", "3", "4", "5", "6", "7"}) {
            names.push_back("xl/worksheets/sheet" + std::string(number) + ".xml");
            names.push_back("xl/worksheets/_rels/sheet" + std::string(number) + ".xml.rels");
            names.push_back("xl/comments" + std::string(number) + ".xml");
            names.push_back("xl/drawings/vmlDrawing" + std::string(number) + ".vml");
        }
        return names;
    }();
};

} // namespace kiosk::test
