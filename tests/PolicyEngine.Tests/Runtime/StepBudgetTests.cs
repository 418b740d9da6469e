using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Runtime;

public sealed class StepBudgetTests : IDisposable
{
    public StepBudgetTests() => StepBudget.Reset(StepBudget.DefaultSteps);

    // Threads are shared with other tests.
    public void Dispose() => StepBudget.Reset(StepBudget.DefaultSteps);

    [Fact]
    public void The_step_after_the_last_is_a_fault_and_so_is_every_later_one()
    {
        StepBudget.Reset(2);
        StepBudget.Step();
        StepBudget.Step();
        Assert.Equal(0, StepBudget.Remaining);
        Assert.Equal("the calculation takes too many steps; shorten its lists or its loops", Assert.Throws<PolicyFaultException>(StepBudget.Step).Message);
        Assert.Throws<PolicyFaultException>(StepBudget.Step);
        StepBudget.Reset(1);
        StepBudget.Step();
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 11, false)]
    [InlineData(10, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(10, long.MaxValue, false)]
    public void Many_steps_are_taken_at_once(long budget, long steps, bool enough)
    {
        StepBudget.Reset(budget);
        var fault = Record.Exception(() => StepBudget.Step(steps));
        Assert.Equal(enough, fault is null);
        Assert.Equal(enough ? budget - steps : 0, StepBudget.Remaining);
    }

    [Fact]
    public void Calls_are_bounded_in_depth()
    {
        StepBudget.Reset(10_000);
        for (var i = 0; i < 1000; i++)
        {
            StepBudget.Enter();
            StepBudget.Leave();
        }

        for (var i = 0; i < StepBudget.MaxDepth; i++)
        {
            StepBudget.Enter();
        }

        Assert.Contains("200 calls", Assert.Throws<PolicyFaultException>(StepBudget.Enter).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_call_of_a_script_has_a_budget_of_its_own_so_that_the_one_that_runs_away_is_blamed()
    {
        StepBudget.Reset(10);
        for (var call = 0; call < 3; call++)
        {
            Call(10);
        }

        Assert.Equal(7, StepBudget.Remaining);
        Assert.Throws<PolicyFaultException>(() => Call(11));
        Call(10);
    }

    [Fact]
    public void All_calls_of_a_decision_together_have_an_end_too()
    {
        StepBudget.Reset(100);

        var fault = Assert.Throws<PolicyFaultException>(() =>
        {
            for (var call = 0; call < 100; call++)
            {
                Call(50);
            }
        });

        Assert.Contains("together", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_that_was_never_reset_has_the_default()
    {
        var remaining = 0L;
        var thread = new Thread(() => remaining = StepBudget.Remaining);
        StepBudget.Reset(5);
        thread.Start();
        thread.Join();
        Assert.Equal(10_000_000, remaining);
    }

    private static void Call(int steps)
    {
        StepBudget.Enter();
        try
        {
            for (var i = 0; i < steps; i++)
            {
                StepBudget.Step();
            }
        }
        finally
        {
            StepBudget.Leave();
        }
    }
}
