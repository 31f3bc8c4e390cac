#pragma once

#include <array>
#include <string_view>

#include "population/district_def.hpp"

namespace pilotwave {

/// A key of [today] and where its value goes: one table for reading, writing and comparing.
struct TodayField {
  std::string_view key;
  std::optional<double> TodayDef::*value;
};

inline constexpr std::array kTodayFields = {
    TodayField{"teacher_use_any", &TodayDef::teacher_use_any},
    TodayField{"teacher_use_weekly", &TodayDef::teacher_use_weekly},
    TodayField{"teacher_refuse_share", &TodayDef::teacher_refuse_share},
    TodayField{"teacher_trained_share", &TodayDef::teacher_trained_share},
    TodayField{"guidance_reach", &TodayDef::guidance_reach},
    TodayField{"student_use_high", &TodayDef::student_use_high},
    TodayField{"student_use_middle", &TodayDef::student_use_middle},
    TodayField{"student_use_elementary", &TodayDef::student_use_elementary},
    TodayField{"trust_teachers", &TodayDef::trust_teachers},
    TodayField{"trust_students", &TodayDef::trust_students},
    TodayField{"trust_families", &TodayDef::trust_families},
    TodayField{"family_informed_share", &TodayDef::family_informed_share},
};

}  // namespace pilotwave
