// An .xlsx file without compression, by hand (PKWARE's APPNOTE): the fuzzer needs no library that writes one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::test {

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

inline void put_number(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) {
        out += static_cast<char>(i < sizeof(value) ? value >> (8U * i) & 0xFFU : 0U);
    }
}

inline std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string files;
    std::string directory;
    for (const auto& [name, bytes] : entries) {
        const auto common = [&name = name, &bytes = bytes](std::string& out) {
            put_number(out, 20, 2); // version
            put_number(out, 0, 8);  // flags, method, time, day
            put_number(out, crc32_of(bytes), 4);
            put_number(out, bytes.size(), 4);
            put_number(out, bytes.size(), 4);
            put_number(out, name.size(), 2);
            put_number(out, 0, 2); // extra field
        };
        directory += "PK\x01\x02";
        put_number(directory, 20, 2);
        common(directory);
        put_number(directory, 0, 10); // comment, disk, attributes
        put_number(directory, files.size(), 4);
        directory += name;
        files += "PK\x03\x04";
        common(files);
        files += name + bytes;
    }
    const auto at = files.size();
    files += directory + "PK\x05\x06";
    put_number(files, 0, 4);
    put_number(files, entries.size(), 2);
    put_number(files, entries.size(), 2);
    put_number(files, directory.size(), 4);
    put_number(files, at, 4);
    put_number(files, 0, 2);
    return files;
}

// parts: the XML of the sheet, the shared texts and the styles, parted by zero bytes.
inline std::string stored_workbook(std::string_view parts) {
    std::array<std::string, 3> xml;
    for (auto& part : xml) {
        const auto cut = parts.find('\0');
        part = parts.substr(0, cut);
        parts.remove_prefix(cut == std::string_view::npos ? parts.size() : cut + 1);
    }
    return stored_zip(
        {{"xl/workbook.xml",
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"participants\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/></Relationships>"},
         {"xl/sheet.xml", xml[0]},
         {"xl/sharedStrings.xml", xml[1]},
         {"xl/styles.xml", xml[2]}});
}

// An event's workbook. parts: the XML of the sheets 活動 and 名單 and of the looks, parted by zero bytes.
inline std::string stored_event(std::string_view parts) {
    std::array<std::string, 3> xml;
    for (auto& part : xml) {
        const auto cut = parts.find('\0');
        part = parts.substr(0, cut);
        parts.remove_prefix(cut == std::string_view::npos ? parts.size() : cut + 1);
    }
    return stored_zip(
        {{"[Content_Types].xml", "<Types></Types>"},
         {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"活動\" sheetId=\"1\" r:id=\"r1\"/>"
                             "<sheet name=\"名單\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet1.xml\"/>"
          "<Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"sheet2.xml\"/></Relationships>"},
         {"xl/sheet1.xml", xml[0]},
         {"xl/sheet2.xml", xml[1]},
         {"xl/styles.xml", xml[2]}});
}

} // namespace kiosk::test
