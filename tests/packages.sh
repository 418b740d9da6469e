#!/usr/bin/env bash
# Packs the engine, restores it from that folder alone into an empty project, and decides: as a program, published as a single file, and refused when trimmed.
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
packages="$work/packages"

dotnet pack packages.slnf --output "$packages" --verbosity quiet
for package in "$packages"/*.nupkg; do
  [ -f "${package%.nupkg}.snupkg" ] || case "$package" in *PolicyEngine.Cli*) ;; *) echo "$package has no symbols" >&2; exit 1 ;; esac
done

mkdir "$work/empty"
cat > "$work/empty/Empty.csproj" << 'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="PolicyEngine" Version="0.1.0" />
  </ItemGroup>
</Project>
PROJECT
cat > "$work/empty/Program.cs" << 'PROGRAM'
using PolicyEngine;

var result = PolicyLoader.Load(args[0]);
foreach (var diagnostic in result.Diagnostics)
{
    Console.Error.WriteLine($"{diagnostic.Id} {diagnostic.Message}");
}

Console.WriteLine(result.Set!["tree"].DecideJson("""{ "height": 3 }""", new DateOnly(2026, 3, 1)).Outcome);
PROGRAM
mkdir "$work/tree"
cat > "$work/tree/policy.yaml" << 'POLICY'
policy: tree
title: Trees
owner: Parks
source: { document: Invented for a test, at: "1" }
in_force: { from: 2020-01-01 }
facts:
  height: { type: decimal, range: 0..100, ask: "How high is the tree?" }
decision:
  outcomes: { listed: "The tree is listed", not_listed: "The tree is not listed" }
  rules:
    - { id: high, when: height > 2, then: listed, because: "It is high.", cite: "1" }
  otherwise: { then: not_listed, because: "It is low.", cite: "1" }
POLICY
# The packages of the engine come from the folder and from nowhere else; what they need comes from where it always does.
cat > "$work/empty/nuget.config" << SOURCES
<configuration>
  <config><add key="globalPackagesFolder" value="$work/restored" /></config>
  <packageSources><add key="folder" value="$packages" /></packageSources>
  <fallbackPackageFolders><add key="known" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
SOURCES

expect() {
  if [ "$2" != "listed" ]; then
    echo "$1: the package does not decide: $2" >&2
    exit 1
  fi
}

expect "as a program" "$(dotnet run --project "$work/empty" -- "$work/tree")"

dotnet publish "$work/empty" -p:PublishSingleFile=true --self-contained false --use-current-runtime --output "$work/single" --verbosity quiet
expect "as a single file" "$("$work/single/Empty" "$work/tree")"

if dotnet publish "$work/empty" -p:PublishTrimmed=true --use-current-runtime --output "$work/trimmed" --verbosity quiet > "$work/trimmed.log" 2>&1; then
  echo "a trimmed program is published, and would not decide" >&2
  exit 1
fi
grep -q "PolicyEngine compiles policies while the program runs" "$work/trimmed.log" || { cat "$work/trimmed.log" >&2; exit 1; }
echo "the packages restore and decide"
