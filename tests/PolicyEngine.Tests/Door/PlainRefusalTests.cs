using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Door;

/// <summary>The plain form refuses what the explained form refuses: being fast is no reason to decide on a value that no fact may have.</summary>
public class PlainRefusalTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    private static readonly Policy Limited = PolicyLoader.Load([new SourceFile("limited/policy.yaml", """
        policy: limited
        title: Limited
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        facts:
          age: { type: whole_number, range: 0..120, ask: "?" }
          price: { type: money, range: "..1000", ask: "?" }
          distance: { type: decimal, range: "0..", ask: "?" }
          moved: { type: date, range: 2000-01-01.., ask: "?" }
          vehicle: { type: choice, of: [petrol, electric], ask: "?" }
          postcode: { type: text, pattern: "OX[0-9]", max_length: 3, ask: "?" }
        decision:
          outcomes: [granted, refused]
          rules:
            - { id: only, when: 'age >= 18 && price > 1 && distance > 1 && moved < as_of && vehicle == electric && postcode == "OX1"', then: granted, because: "Yes." }
          otherwise: { then: refused, because: "No." }
        """)]).Set!["limited"];

    public enum Vehicle
    {
        Petrol,
        Electric,
    }

    public static TheoryData<Asked, PlainStatus> Values => new()
    {
        { new Asked(), PlainStatus.Determined },
        { new Asked { Age = 0 }, PlainStatus.Determined },
        { new Asked { Age = -1 }, PlainStatus.Refused },
        { new Asked { Age = 120 }, PlainStatus.Determined },
        { new Asked { Age = 121 }, PlainStatus.Refused },
        { new Asked { Price = 1000.00m }, PlainStatus.Determined },
        { new Asked { Price = 1000.01m }, PlainStatus.Refused },
        { new Asked { Price = 10.001m }, PlainStatus.Refused },
        { new Asked { Price = 10.1000m }, PlainStatus.Determined },
        { new Asked { Distance = -0.01m }, PlainStatus.Refused },
        { new Asked { Moved = new DateOnly(1999, 12, 31) }, PlainStatus.Refused },
        { new Asked { Vehicle = (Vehicle)2 }, PlainStatus.Refused },
        { new Asked { Vehicle = (Vehicle)(-1) }, PlainStatus.Refused },
        { new Asked { Postcode = "OX" }, PlainStatus.Refused },
        { new Asked { Postcode = "OX11" }, PlainStatus.Refused },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_outside_its_limits_is_refused(Asked asked, PlainStatus expected)
    {
        var plain = Limited.Bind<Asked, Answer>();
        Assert.Equal(expected, plain.Decide(asked, Day, out var answer));
        if (expected == PlainStatus.Determined)
        {
            Assert.Equal(plain.Explain(asked, Day).Outcome, answer.Outcome);
        }
        else
        {
            Assert.Null(answer.Outcome);
            Assert.ThrowsAny<Exception>(() => plain.Explain(asked, Day));
        }
    }

    public sealed record Asked
    {
        public long Age { get; init; } = 20;

        public decimal Price { get; init; } = 10.50m;

        public decimal Distance { get; init; } = 2.125m;

        public DateOnly Moved { get; init; } = new(2016, 1, 1);

        public Vehicle Vehicle { get; init; } = Vehicle.Electric;

        public string Postcode { get; init; } = "OX1";
    }

    public readonly record struct Answer(string Outcome);
}
