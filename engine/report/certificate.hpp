#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/calendar.hpp"
#include "doctor/check_up.hpp"
#include "doctor/installation.hpp"

namespace pilotwave {

/// What a certificate is about. No day and no path: the same scenario and engine give the same text.
struct CertificateFacts {
  std::string slug, name;  ///< of the scenario
  std::string digest;      ///< SHA-256 of the effective scenario
  std::string district;
  int n_schools = 0, n_teachers = 0, n_students = 0;
  std::uint32_t seed = 0;
  Calendar calendar;
  bool quick = false;
};

/// One page: what was checked of which scenario by which engine, and what was found of every promise.
[[nodiscard]] std::string certificate_text(const CertificateFacts& facts, const CheckUp& check_up);
[[nodiscard]] std::string certificate_json(const CertificateFacts& facts, const CheckUp& check_up);

/// What `doctor` says about the build and the machine.
[[nodiscard]] std::string installation_text(std::span<const InstallationCheck> checks);
[[nodiscard]] std::string installation_json(std::span<const InstallationCheck> checks);

}  // namespace pilotwave
