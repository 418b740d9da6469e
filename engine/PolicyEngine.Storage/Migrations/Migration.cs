namespace PolicyEngine.Storage.Migrations;

/// <summary>One step of the schema, never changed once it was released.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Statements">What it does; <c>{words}</c> are the dialect's.</param>
internal sealed record Migration(int Version, string Purpose, IReadOnlyList<string> Statements);
