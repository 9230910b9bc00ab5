using Readout.Documents;

namespace Readout.Tests.Facts;

/// <summary>What others are said to report, what is denied and what did not quite come about is not told as held.</summary>
public sealed class HearsayTests
{
    [Theory]
    [InlineData("Reports that Norwegian Prime Minister Mara Lind met Chilean President Pablo Rojas in Oslo on Sunday could not be confirmed.")]
    [InlineData("Norwegian Foreign Minister Mara Lind dismissed as false reports that she had spoken with Chilean Foreign Minister Pablo Rojas.")]
    [InlineData("Norwegian Foreign Minister Mara Lind almost met Chilean Foreign Minister Pablo Rojas in Lima on Sunday.")]
    [InlineData("A senior official said Norwegian Foreign Minister Mara Lind had spoken with Chilean Foreign Minister Pablo Rojas on Sunday. The office of Rojas denied it.")]
    [InlineData("Rumours that Norwegian Foreign Minister Mara Lind visited Chile in May are untrue, her office said.")]
    public void It_is_not_held(string text) => Reports.Read(text).Contacts.ShouldAllBe(c => c.Status != ContactStatus.Held && c.Status != ContactStatus.UnderWay);

    [Theory]
    [InlineData("Norway rejected claims of a secret meeting between Foreign Minister Mara Lind and Chilean Foreign Minister Pablo Rojas.")]
    [InlineData("Norwegian Foreign Minister Mara Lind denied reports that she had met Chilean Foreign Minister Pablo Rojas in Oslo.")]
    public void It_is_no_contact_at_all(string text) => Reports.Read(text).Contacts.ShouldBeEmpty();

    [Theory]
    [InlineData("Norwegian Foreign Minister Mara Lind met Chilean Foreign Minister Pablo Rojas in Oslo on Sunday and rejected reports of a rift.")]
    [InlineData("Norwegian Foreign Minister Mara Lind, asked about the reports, said she had met Chilean Foreign Minister Pablo Rojas on Sunday.")]
    [InlineData("Norwegian Foreign Minister Mara Lind met Chilean Foreign Minister Pablo Rojas in Oslo on Sunday. A spokesman denied that they spoke about fish.")]
    [InlineData("Norwegian Foreign Minister Mara Lind met Chilean Foreign Minister Pablo Rojas in Oslo on Sunday. His office did not deny it.")]
    [InlineData("Reports that Norwegian Foreign Minister Mara Lind met Chilean Foreign Minister Pablo Rojas in Oslo on Sunday were confirmed by both offices.")]
    public void What_was_held_stays_held(string text) => Reports.Read(text).Contacts.ShouldContain(c => c.Status == ContactStatus.Held);

    [Theory]
    [InlineData("Nepal received an Indian delegation led by Foreign Secretary Anjali Rao.", null)]
    [InlineData("Foreign Secretary Anne Whitcombe of Britain met the press in London.", "GBR")]
    public void A_foreign_secretary_is_British_only_where_the_report_speaks_of_Britain(string text, string? side)
    {
        var person = Reports.Read(text).People.ShouldHaveSingleItem();
        if (side is null) person.Side?.Code.ShouldNotBe("GBR");
        else person.Side?.Code.ShouldBe(side);
    }
}
