namespace PolicyEngine.Tests.Storage;

/// <summary>The tests of a class need a PostgreSQL server: run <c>tests/postgres.sh dotnet test</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;
