#include "app/workers/standing_problems.hpp"

#include <utility>

namespace kiosk::app {

StandingProblems::News StandingProblems::look(const std::vector<std::string>& problems, core::MonoTime now) {
    News news;
    std::map<std::string, core::MonoTime> standing;
    for (const auto& problem : problems) {
        if (standing.contains(problem)) continue;
        const auto before = said_.find(problem);
        const bool say = before == said_.end() || now - before->second >= kAgainAfter;
        standing.emplace(problem, say ? now : before->second);
        if (say) news.to_say.push_back(problem);
    }
    news.all_over = standing.empty() && !said_.empty();
    said_ = std::move(standing);
    return news;
}

} // namespace kiosk::app
