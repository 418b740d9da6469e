using PolicyEngine.Model;

namespace PolicyEngine;

/// <summary>How policies are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>The folder of the disk cache of compiled policies and of what checks found; <see langword="null"/>, the default, for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>What the load before has left, and this one leaves for the next; <see langword="null"/>, the default, for none.</summary>
    public LoadMemory? Memory { get; init; }

    /// <summary>Whether the policies are looked at for what their authors should hear as well. That costs time, stops nothing, and is no part of loading to decide.</summary>
    public bool Advise { get; init; }

    /// <summary>Today, for advice about what is overdue; <see langword="null"/>, the default, leaves that out, so that a text always gives the same.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The papers that citations name, for advice about citations; <see langword="null"/>, the default, when they are not at hand.</summary>
    public Papers? Papers { get; init; }

    /// <summary>The user's own cache folder, by the customs of the operating system.</summary>
    public static string DefaultCacheFolder
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(home.Length == 0 ? Path.GetTempPath() : home, "policyengine", "cache");
        }
    }
}
