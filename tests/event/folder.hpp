// A package in a folder of its own, small and right, that a test spoils in one place.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "core/crypto/crypto.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"

namespace kiosk::test {

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

inline core::IssuerKey folder_key() {
    std::array<std::uint8_t, 32> seed{};
    seed.fill(0x42);
    return {core::SigningKey::from_seed(seed), false};
}

class PackageFolder : public testing::Test {
  protected:
    PackageFolder() {
        static std::atomic<int> number{0};
        dir_ = std::filesystem::temp_directory_path() /
               ("kiosk-event-test-" + std::to_string(getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(dir_);
        write("event.toml", "id = \"visit-1\"\n"       // line 1
                            "title = \"參訪\"\n"       // 2
                            "first_day = 2026-11-26\n" // 3
                            "last_day = 2026-11-27\n"  // 4
                            "issuers = [\"" +
                                core::to_hex(folder_key().key.public_key().bytes) +
                                "\"]\n"                                 // 5
                                "privacy_notice = \"個資蒐集告知\"\n"); // 6
        write("delegations.csv", "id,name,name@en,country,language,home,arrives\n"
                                 "aoba,青葉台高等学校,Aobadai,JP,ja,no,09:00\n"
                                 "home,本地教師,Local teachers,TW,zh-TW,yes,\n");
        write("participants.csv", "id,delegation,name,latin,role,group,diet,avoid,photo,codes\n"
                                  "p1,aoba,佐藤 美咲,SATO Misaki,student,A,蛋奶素,花生、牛,no,\n"
                                  "p2,aoba,田中 湊,TANAKA Minato,student,B,,,,lib-77;x 1\n"
                                  "t1,home,王小明,,teacher,,葷,,yes,\n");
        write("programme.csv", "id,day,starts,ends,title,title@ja,place,groups,roles,sdgs\n"
                               "welcome,2026-11-26,09:30,10:00,歡迎式,歓迎式,hall,,,17\n"
                               "lab,2026-11-26,10:00,10:50,共學,合同授業,,A;B,student,4;13\n");
        write("checkpoints.csv",
              "id,kind,name,area,direction,day,opens,closes,late_after,capacity,many_entries,delegations,item\n"
              "gate,gate,正門,campus,in,,08:00,17:00,09:30,,no,,\n"
              "lab,session,實驗室,lab,both,2026-11-26,09:50,10:50,10:10,40,yes,aoba,lab\n");
        write("places.csv", "id,name,kind,lon,lat\nhall,大禮堂,room,120.66,24.17\n");
    }
    ~PackageFolder() override {
        std::error_code ignored;
        std::filesystem::remove_all(dir_, ignored);
    }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream out(dir_ / name, std::ios::binary);
        out << bytes;
        ASSERT_TRUE(out.good());
    }
    void append(const std::string& name, const std::string& bytes) const {
        write(name, file_text(dir_ / name) + bytes);
    }
    void replace(const std::string& name, const std::string& from, const std::string& to) const {
        auto text = file_text(dir_ / name);
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        write(name, text.replace(at, from.size(), to));
    }
    void remove(const std::string& name) const { std::filesystem::remove(dir_ / name); }

    [[nodiscard]] event::PackageReport read() const { return event::read_package(dir_); }
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        const auto report = read();
        for (const auto& problem : report.problems) {
            lines.push_back(event::to_line(problem));
        }
        const bool errors = std::any_of(report.problems.begin(), report.problems.end(),
                                        [](const auto& problem) { return problem.severity == event::Problem::Error; });
        EXPECT_EQ(report.ok(), !errors) << "a package is given exactly when nothing is an error";
        return lines;
    }

    std::filesystem::path dir_;
};

} // namespace kiosk::test
