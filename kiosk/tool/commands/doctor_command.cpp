// doctor
#include <algorithm>
#include <iterator>
#include <ostream>
#include <string_view>

#include "service/health_checks.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using service::Finding, service::Findings, service::Health;

std::string_view health_word(Health health) {
    switch (health) {
    case Health::Ok:
        return "ok";
    case Health::Warn:
        return "warn";
    case Health::Fail:
        return "fail";
    }
    return "fail";
}

Findings examine(const std::filesystem::path& database) {
    Findings all;
    const auto add = [&](Findings some) { std::ranges::move(some, std::back_inserter(all)); };
    add(service::examine_fonts());
    add(service::examine_opengl());
    add(service::examine_cameras());
    all.push_back(service::examine_disk(database));
    add(service::examine_clock(database));
    if (database.empty()) return all;
    add(service::examine_database(database));
    all.push_back(service::examine_hub(database));
    return all;
}

} // namespace

int doctor(const Io& io, const std::filesystem::path& database) {
    const auto findings = examine(database);
    auto list = Json::array();
    for (const auto& finding : findings) {
        if (io.json) {
            list.push_back(
                {{"health", health_word(finding.health)}, {"name", finding.name}, {"detail", finding.detail}});
        } else {
            io.out << health_word(finding.health) << ' ' << finding.name << ": " << printable(finding.detail) << '\n';
        }
    }
    if (io.json) print_json(io.out, list);
    const bool failed = std::ranges::find(findings, Health::Fail, &Finding::health) != findings.end();
    return failed ? kFailed : kDone;
}

} // namespace kiosk::tool
