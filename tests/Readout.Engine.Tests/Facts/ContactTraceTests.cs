using Readout.Facts;

namespace Readout.Tests.Facts;

public sealed class ContactTraceTests
{
    private const string Text = "Norwegian Foreign Minister Lind met her Chilean counterpart Rojas in Oslo on Monday. The talks between Lind and Rojas lasted two hours. The minister met the deadline for the report.";

    [Fact]
    public void Each_place_is_told_with_what_became_of_it()
    {
        var report = Reports.Read(Text);
        var contact = report.Contacts.ShouldHaveSingleItem();
        var traces = new FactReader().TraceContacts(report);
        traces.Select(t => t.Words?.Of(Text)).ShouldBe(["met", "talks", "met"]);
        traces.Select(t => t.Contact).ShouldBe([contact.Id, contact.Id, null]);
        traces[0].Outcome.ShouldBe("the first words on this contact");
        traces[1].Outcome.ShouldStartWith("told of before");
        traces[2].Outcome.ShouldBe("dropped: no contact is meant");
        traces[0].People.ShouldBe(contact.People.Select(p => p.Name), ignoreOrder: true);
    }

    [Fact]
    public void Every_contact_is_traced_to_at_least_one_place()
    {
        var report = Reports.Read(Text);
        var traces = new FactReader().TraceContacts(report);
        report.Contacts.ShouldAllBe(c => traces.Any(t => t.Contact == c.Id));
    }
}
