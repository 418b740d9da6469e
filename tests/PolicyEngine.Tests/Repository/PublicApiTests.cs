using System.Reflection;

namespace PolicyEngine.Tests.Repository;

public class PublicApiTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nulls = new();

    private static readonly string[] ForHosts = ["PolicyEngine", "PolicyEngine.Bulk", "PolicyEngine.Documents", "PolicyEngine.Evaluation", "PolicyEngine.Proof"];

    private static readonly string[] ForEngine =
    [
        "PolicyEngine.Analysis", "PolicyEngine.AspNetCore", "PolicyEngine.Binding", "PolicyEngine.Cases", "PolicyEngine.Diagnostics", "PolicyEngine.Emission", "PolicyEngine.Language", "PolicyEngine.LineEditing", "PolicyEngine.Model", "PolicyEngine.Proof.Solver",
        "PolicyEngine.Runtime", "PolicyEngine.Storage", "PolicyEngine.Testing", "PolicyEngine.Workbench",
    ];

    public static TheoryData<string> Others => [.. ForEngine];

    [Fact]
    public void What_a_host_can_call_changes_only_on_purpose() =>
        Tree.Approved("tests/PolicyEngine.Tests/Repository/PublicApi.verified.txt", Listing(ForHosts));

    [Theory]
    [MemberData(nameof(Others))]
    public void What_other_projects_can_call_changes_only_on_purpose(string assembly) =>
        Tree.Approved($"tests/PolicyEngine.Tests/Repository/Api/{assembly}.verified.txt", Listing([assembly]));

    [Fact]
    public void Every_library_is_listed()
    {
        var projects = Tree.Files("engine", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path)).Append("PolicyEngine.LineEditing");

        Assert.Equal(projects.Order(StringComparer.Ordinal), ForHosts.Concat(ForEngine).Order(StringComparer.Ordinal));
    }

    // Components are public whatever one does, and nobody calls them.
    private static string Listing(IEnumerable<string> assemblies)
    {
        var types = assemblies.SelectMany(name => Assembly.Load(name).GetExportedTypes()).Where(type => type.Namespace != "PolicyEngine.AspNetCore.Pages").OrderBy(type => type.FullName, StringComparer.Ordinal);
        return string.Concat(types.Select(type => $"{Head(type)}\n{string.Concat(Members(type).Select(member => $"    {member}\n"))}"));
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";
        return $"{kind} {type.Namespace}.{Name(type)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        }

        // What the compiler writes for a record is said by its properties.
        var methods = type.GetMethods(Own).Where(method => IsVisible(method) && !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers"))
            .Select(method => $"{Static(method)}{Name(method.ReturnType)}{Mark(method.ReturnType, Nulls.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)})");
        var constructors = type.GetConstructors(Own).Where(constructor => IsVisible(constructor) && !constructor.IsStatic && !typeof(Delegate).IsAssignableFrom(type)).Select(constructor => $"new({Parameters(constructor)})");
        var properties = type.GetProperties(Own).Where(property => property.Name != "EqualityContract" && property.GetAccessors(true).Any(IsVisible)).Select(Property);
        var fields = type.GetFields(Own).Where(field => field.IsPublic || field.IsFamily).Select(field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}");
        var events = type.GetEvents(Own).Where(occasion => IsVisible(occasion.AddMethod!)).Select(occasion => $"event {Name(occasion.EventHandlerType!)} {occasion.Name}");
        return constructors.Concat(properties).Concat(fields).Concat(events).Concat(methods).Order(StringComparer.Ordinal);
    }

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))}]";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;" : "";
        return $"{Static(property.GetAccessors(true)[0])}{Name(property.PropertyType)}{Mark(property.PropertyType, Nulls.Create(property))} {name} {{ get;{set} }}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : "")}{Name(parameter.ParameterType)}{Mark(parameter.ParameterType, Nulls.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}"));

    private static string Mark(Type type, NullabilityInfo nullability) => !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
