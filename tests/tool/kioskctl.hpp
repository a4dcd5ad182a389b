// Runs kioskctl's commands in this process, against real files in a folder of their own.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tool/cli/cli.hpp"

namespace kiosk::test {

inline const std::string kProgram = KIOSK_BINARY_DIR "/kioskctl";

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> found;
        std::istringstream text(out);
        for (std::string line; std::getline(text, line);) found.push_back(line);
        return found;
    }
};

inline Ran kioskctl(std::vector<std::string> words, const std::string& input = "") {
    words.insert(words.begin(), "kioskctl");
    std::vector<const char*> argv;
    for (const auto& word : words) argv.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in(input);
    Ran ran;
    ran.code = tool::run(static_cast<int>(argv.size()), argv.data(), out, err, in);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

inline void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

inline std::string read_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Folder {
  public:
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "kioskctl-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

// A folder with a key, an event package that trusts it, and room for a database.
//   people: g1 王小明 and g2 佐藤 美咲 (delegation jp), g3 =HYPERLINK (delegation home); checkpoints gate (in) and exit
//   (out)
class Desk : public testing::Test {
  protected:
    void SetUp() override { make_package(true); }

    void make_package(bool sample) {
        const auto key_file = sample ? "sample.key" : "real.key";
        std::vector<std::string> words{"key", "new", folder_.file(key_file)};
        if (sample) words.emplace_back("--sample");
        const auto key = kioskctl(words);
        ASSERT_EQ(key.code, 0) << key.err;
        std::filesystem::create_directories(folder_ / "event");
        write_event_file(sample, key.out.substr(0, 64));
        write_text(
            folder_ / "event/delegations.csv",
            "id,name,name@en,country,language\r\njp,海野學園,Umino Academy,JP,ja\r\nhome,本地教師,,TW,zh-TW\r\n");
        write_text(folder_ / "event/participants.csv", "id,delegation,name,role\r\ng1,jp,王小明,student\r\ng2,jp,佐藤 "
                                                       "美咲,student\r\ng3,home,=HYPERLINK(1),teacher\r\n");
        write_text(folder_ / "event/programme.csv",
                   "id,day,starts,ends,title\r\nopening,2026-11-26,09:30,10:30,開幕\r\n");
        write_text(folder_ / "event/checkpoints.csv",
                   "id,kind,name,area,direction\r\ngate,gate,大門,school,in\r\nexit,gate,出口,school,out\r\n");
    }

    void write_event_file(bool sample, const std::string& public_key) {
        std::string text = "id = \"visit-2026\"\ntitle = \"參訪\"\nhost_school = \"示範高中\"\nzone = \"Asia/Taipei\"\n"
                           "first_day = \"2026-11-26\"\nlast_day = \"2026-11-27\"\nissuers = [\"" +
                           public_key + "\"]\n";
        if (sample) text += "sample = true\ndemo_now = \"2026-11-26T09:12:00+08:00\"\n";
        write_text(folder_ / "event/event.toml", text);
    }

    // Issues badges, seals a real event, and loads it.
    void open(const std::string& key = "sample.key") {
        const auto issued = kioskctl({"badge", "issue", event(), "--key", folder_.file(key)});
        ASSERT_EQ(issued.code, 0) << issued.err;
        if (key == "real.key") {
            const auto sealed = kioskctl({"event", "seal", event(), "--key", folder_.file(key)});
            ASSERT_EQ(sealed.code, 0) << sealed.err;
        }
        const auto loaded = kioskctl({"event", "load", event(), "--db", database()});
        ASSERT_EQ(loaded.code, 0) << loaded.err;
    }

    [[nodiscard]] std::string token(const std::string& whose) const {
        std::istringstream rows(read_text(folder_ / "event/badges.csv"));
        for (std::string row; std::getline(rows, row);) {
            if (row.find("," + whose + ",") == std::string::npos) continue;
            const auto at = row.find("KB1");
            return row.substr(at, 141);
        }
        ADD_FAILURE() << "no badge for " << whose;
        return {};
    }

    [[nodiscard]] Ran present(const std::string& checkpoint, const std::string& input,
                              std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"present", "--db", database(), "--checkpoint", checkpoint};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words, input);
    }

    [[nodiscard]] std::string event() const { return folder_.file("event"); }
    [[nodiscard]] std::string database() const { return folder_.file("kiosk.db"); }
    [[nodiscard]] const Folder& folder() const { return folder_; }

  private:
    Folder folder_;
};

} // namespace kiosk::test
