using System.Buffers.Binary;
using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using PolicyEngine.Model;
using PolicyEngine.Model.Serialization;

namespace PolicyEngine.Tests.Model;

public class PolicyModelFormatTests
{
    private static readonly PolicyModel Full = Make(2);
    private static readonly byte[] Small = PolicyModelFormat.Write([Make(1)]);

    [Fact]
    public void Every_property_comes_back()
    {
        var read = PolicyModelFormat.Read(PolicyModelFormat.Write([Full, Models.With()]));
        Assert.Equal(2, read.Count);
        Assert.Equal(Describe(Full), Describe(read[0]));
        Assert.Equal(Describe(Models.With()), Describe(read[1]));
    }

    [Fact]
    public void The_model_of_this_test_has_no_default_left() =>
        Assert.DoesNotContain(Describe(Full), line => new[] { "= ", "= -1", "= 0", "= null", "= False", "(0)" }.Any(end => line.EndsWith(end, StringComparison.Ordinal)) && !line.EndsWith(".Children (0)", StringComparison.Ordinal) && !line.EndsWith(".Fields (0)", StringComparison.Ordinal) && !line.EndsWith(".Blocks (0)", StringComparison.Ordinal));

    [Fact]
    public void The_same_policies_give_the_same_bytes() => Assert.Equal(PolicyModelFormat.Write([Full]), PolicyModelFormat.Write([Make(2)]));

    [Theory]
    [InlineData("")]
    [InlineData("£ and 日本語 and \U0001F697")]
    [InlineData("half a pair \uD83D")]
    [InlineData("zero \0 within")]
    public void Every_text_comes_back(string text) => Assert.Equal(text, PolicyModelFormat.Read(PolicyModelFormat.Write([Models.With() with { Title = text }]))[0].Title);

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Every_number_comes_back(int number)
    {
        var row = Models.Row("a", "1", [new(long.MinValue, long.MaxValue), new(number, -(long)number)]) with { Location = new("f", number, number, ~number, number) };
        var model = Models.With(items: [new Item { Name = "t", Title = "T", Kind = ItemKind.Table, Type = FactType.Text, Lookup = new() { Hit = HitPolicy.First, Columns = [], Rows = [row] } }]) with { OutcomeItem = number };
        Assert.Equal(Describe(model), Describe(PolicyModelFormat.Read(PolicyModelFormat.Write([model]))[0]));
    }

    [Fact]
    public void Bytes_with_one_changed_or_missing_are_refused()
    {
        var bytes = Small;
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<InvalidDataException>(() => PolicyModelFormat.Read(changed));
            Assert.Throws<InvalidDataException>(() => PolicyModelFormat.Read(bytes[..i]));
        }

        Assert.Throws<InvalidDataException>(() => PolicyModelFormat.Read([.. bytes, 0]));
    }

    [Fact]
    public void Bytes_whose_sum_was_made_to_fit_are_read_or_refused_and_never_break()
    {
        var bytes = Small;
        var random = new Random(20180918);
        var refused = 0;
        for (var turn = 0; turn < 4000; turn++)
        {
            var changed = bytes[..random.Next(turn % 3 == 0 ? 17 : bytes.Length, bytes.Length + 1)];
            for (var i = 0; i <= turn % 4; i++)
            {
                changed[random.Next(8, changed.Length - 8)] = (byte)random.Next(256);
            }

            var fault = Record.Exception(() => PolicyModelFormat.Read(Summed(changed)));
            Assert.True(fault is null or InvalidDataException, $"turn {turn}: {fault}");
            refused += fault is null ? 0 : 1;
        }

        Assert.InRange(refused, 1, 3999);
    }

    [Fact]
    public void A_length_beyond_the_bytes_and_nesting_beyond_the_limit_are_refused()
    {
        byte[] header = [.. PolicyModelFormat.Write([])[..8]];
        Assert.Throws<InvalidDataException>(() => PolicyModelFormat.Read(Summed([.. header, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. new byte[8]])));
        var node = new SkeletonNode(SkeletonKind.Leaf, 0, []);
        for (var i = 0; i < PolicyModelFormat.MaxDepth; i++)
        {
            node = new SkeletonNode(SkeletonKind.Not, -1, [node]);
        }

        Assert.Throws<ArgumentException>(() => PolicyModelFormat.Write([ModelOf(node)]));
        Assert.Single(PolicyModelFormat.Read(PolicyModelFormat.Write([ModelOf(node.Children[0])])));
    }

    [Fact]
    public void Every_kind_of_term_comes_back()
    {
        var filler = new Filler(2);
        var leaves = Enumerable.Range(0, 10).Select(_ => (Leaf)filler.Make(typeof(Leaf))).ToImmutableArray();
        var constants = new object[] { true, false, -7L, 1.50m, -0.001m, new DateOnly(2020, 2, 29), new TimeOnly(8, 30) }.Zip([FactType.YesNo, FactType.YesNo, FactType.WholeNumber, FactType.Decimal, FactType.Decimal, FactType.Date, FactType.Time]);
        var all = leaves.AddRange(constants.Select(pair => leaves[0] with { Term = new ConstantTerm(pair.Second, pair.First) })).Add(leaves[0] with { Term = new ConstantTerm(FactType.Choice, 2, 1) });

        var model = Models.With() with { Leaves = all };

        Assert.Equal(10, leaves.Select(leaf => leaf.Term.GetType()).Distinct().Count());
        Assert.Equal(Describe(model), Describe(PolicyModelFormat.Read(PolicyModelFormat.Write([model]))[0]));
    }

    private static PolicyModel Make(int items) => (PolicyModel)new Filler(items).Make(typeof(PolicyModel));

    private static PolicyModel ModelOf(SkeletonNode node) => Models.With(items: [new Item { Name = "d", Title = "D", Kind = ItemKind.Definition, Type = FactType.YesNo, Value = node }]);

    private static byte[] Summed(byte[] bytes)
    {
        var sum = 14695981039346656037UL;
        foreach (var value in bytes[..^8])
        {
            sum = unchecked((sum ^ value) * 1099511628211);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - 8), sum);
        return bytes;
    }

    private static List<string> Describe(object model)
    {
        var lines = new List<string>();
        Describe(model, "", lines);
        return lines;
    }

    private static void Describe(object? value, string path, List<string> lines)
    {
        if (value is null or string || value.GetType().IsPrimitive || value is Enum or DateOnly or TimeOnly or decimal)
        {
            lines.Add(FormattableString.Invariant($"{path} = {value ?? "null"}"));
        }
        else if (value is IEnumerable items)
        {
            object[] all = [.. items.Cast<object>()];
            lines.Add(FormattableString.Invariant($"{path} ({all.Length})"));
            for (var i = 0; i < all.Length; i++)
            {
                Describe(all[i], FormattableString.Invariant($"{path}[{i}]"), lines);
            }
        }
        else
        {
            lines.Add($"{path}: {value.GetType().Name}");
            foreach (var property in Stored(value.GetType()))
            {
                Describe(property.GetValue(value), $"{path}.{property.Name}", lines);
            }
        }
    }

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null && property.Name != nameof(PolicyModel.Trial));

    /// <summary>Makes models in which every property has a value of its own, so that one that is left out or exchanged shows.</summary>
    private sealed class Filler(int items)
    {
        private readonly Stack<Type> open = new();
        private int next = 1;
        private int term;

        public object Make(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Make(inner) : type switch
        {
            _ when type == typeof(string) => $"text {next++}",
            _ when type == typeof(int) => next++,
            _ when type == typeof(long) => (long)next++ << 33,
            _ when type == typeof(bool) => true,
            _ when type == typeof(decimal) => next++ / 100m,
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(700_000 + next++),
            _ when type == typeof(TimeOnly) => new TimeOnly(next++),
            _ when type == typeof(Term) => MakeTerm(),
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => MakeArray(type.GetGenericArguments()[0]),
            _ => MakeRecord(type),
        };

        // Each kind of term in turn; one within another is a constant, so that it ends.
        private object MakeTerm()
        {
            Type[] kinds = [.. typeof(Term).Assembly.GetExportedTypes().Where(kind => kind.IsSubclassOf(typeof(Term)))];
            var kind = open.Any(kinds.Contains) ? typeof(ConstantTerm) : kinds[term++ % kinds.Length];
            return kind == typeof(ConstantTerm) ? new ConstantTerm(FactType.Text, $"text {next++}", next++) : MakeRecord(kind);
        }

        // What holds its own kind (a node's children, a record's fields) does so once.
        private object MakeArray(Type element)
        {
            var made = Array.CreateInstance(element, open.Count(type => type == element) > 1 ? 0 : items);
            for (var i = 0; i < made.Length; i++)
            {
                made.SetValue(Make(element), i);
            }

            return typeof(ImmutableArray).GetMethods().Single(method => method is { Name: "Create", IsGenericMethod: true } && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(element).Invoke(null, [made])!;
        }

        private object MakeRecord(Type type)
        {
            open.Push(type);
            var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
            foreach (var property in Stored(type).Where(property => !constructor.GetParameters().Any(parameter => parameter.Name == property.Name)))
            {
                property.SetValue(made, Make(property.PropertyType));
            }

            open.Pop();
            return made;
        }
    }
}
