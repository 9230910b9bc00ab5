using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>People in the news whose state every reader knows: used only where a report says nothing of a person's side.</summary>
/// <remarks>Heads of state, government and diplomacy since about 1950, by full name, and by family name where hardly anybody else is meant. The project's own list.</remarks>
internal static class WellKnown
{
    private static readonly FrozenDictionary<string, Side> Sides = Build(
        ("USA", "William J. Clinton|Ronald W. Reagan|Gerald R. Ford|Richard M. Nixon|Lyndon B. Johnson|John F. Kennedy|Dwight D. Eisenhower|Harry S. Truman|Franklin D. Roosevelt|Franklin Roosevelt|Herbert Hoover|Calvin Coolidge|" +
            "Warren G. Harding|Woodrow Wilson|William H. Taft|William Howard Taft|Theodore Roosevelt|George Bush|George H.W. Bush|Eisenhower|Truman|Joe Biden|Donald Trump|Barack Obama|George W. Bush|George H. W. Bush|Bill Clinton|Ronald Reagan|Jimmy Carter|Gerald Ford|Richard Nixon|Lyndon Johnson|Kamala Harris|Mike Pence|Dick Cheney|JD Vance|Antony Blinken|" +
            "Mike Pompeo|Rex Tillerson|John Kerry|Hillary Clinton|Condoleezza Rice|Colin Powell|Madeleine Albright|Henry Kissinger|Marco Rubio|Lloyd Austin|Pete Hegseth|Mark Esper|James Mattis|Chuck Hagel|Leon Panetta|Robert Gates|" +
            "Jake Sullivan|John Bolton|Susan Rice|Janet Yellen|Steven Mnuchin|Scott Bessent|Gina Raimondo|Katherine Tai|Robert Lighthizer|Nancy Pelosi|Kevin McCarthy|Paul Ryan|John Boehner|Wendy Sherman|Biden|Trump|Obama|Blinken|Pompeo|Tillerson|Kissinger|Pelosi|Yellen"),
        ("CHN", "Xi Jinping|Hu Jintao|Jiang Zemin|Deng Xiaoping|Mao Zedong|Zhou Enlai|Li Keqiang|Wen Jiabao|Li Qiang|Wang Yi|Yang Jiechi|Qin Gang|Li Shangfu|Wei Fenghe|Liu He|He Lifeng|Dong Jun|Wang Wentao"),
        ("RUS", "Vladimir Putin|Dmitry Medvedev|Boris Yeltsin|Sergei Lavrov|Sergey Lavrov|Sergei Shoigu|Sergey Shoigu|Dmitry Peskov|Andrei Belousov|Putin|Lavrov|Medvedev|Yeltsin"),
        ("SUN", "Mikhail Gorbachev|Leonid Brezhnev|Nikita Khrushchev|Eduard Shevardnadze|Andrei Gromyko|Gorbachev|Brezhnev|Khrushchev|Shevardnadze|Gromyko"),
        ("UKR", "Volodymyr Zelenskyy|Volodymyr Zelensky|Volodymyr Zelenskiy|Petro Poroshenko|Viktor Yanukovych|Dmytro Kuleba|Andrii Sybiha|Zelenskyy|Zelensky|Zelenskiy|Poroshenko|Yanukovych"),
        ("GBR", "Keir Starmer|Rishi Sunak|Liz Truss|Boris Johnson|Theresa May|David Cameron|Gordon Brown|Tony Blair|John Major|Margaret Thatcher|David Lammy|James Cleverly|Dominic Raab|Philip Hammond|William Hague|Elizabeth II|Queen Elizabeth II|Charles III|Starmer|Sunak|Thatcher"),
        ("FRA", "Emmanuel Macron|François Hollande|Francois Hollande|Nicolas Sarkozy|Jacques Chirac|François Mitterrand|Francois Mitterrand|Charles de Gaulle|Laurent Fabius|Jean-Yves Le Drian|Macron|Sarkozy|Chirac|Mitterrand|Hollande"),
        ("DEU", "Angela Merkel|Olaf Scholz|Friedrich Merz|Gerhard Schröder|Gerhard Schroeder|Helmut Kohl|Willy Brandt|Frank-Walter Steinmeier|Annalena Baerbock|Heiko Maas|Konrad Adenauer|Merkel|Scholz|Kohl|Adenauer"),
        ("ITA", "Giorgia Meloni|Mario Draghi|Giuseppe Conte|Matteo Renzi|Silvio Berlusconi|Antonio Tajani|Sergio Mattarella|Meloni|Berlusconi|Renzi"),
        ("ESP", "Pedro Sánchez|Pedro Sanchez|Mariano Rajoy|José Luis Rodríguez Zapatero|Felipe VI|José Manuel Albares"), ("POL", "Donald Tusk|Andrzej Duda|Mateusz Morawiecki|Radosław Sikorski|Radoslaw Sikorski|Lech Walesa"),
        ("HUN", "Viktor Orbán|Viktor Orban|Péter Szijjártó|Peter Szijjarto|Orban|Orbán"), ("TUR", "Recep Tayyip Erdogan|Recep Tayyip Erdoğan|Hakan Fidan|Mevlut Cavusoglu|Mevlüt Çavuşoğlu|Erdogan|Erdoğan"),
        ("ISR", "Benjamin Netanyahu|Binyamin Netanyahu|Ehud Olmert|Ariel Sharon|Yitzhak Rabin|Shimon Peres|Menachem Begin|Ehud Barak|Naftali Bennett|Yair Lapid|Isaac Herzog|Yoav Gallant|Benny Gantz|Israel Katz|Gideon Sa'ar|Netanyahu|Rabin|Peres"),
        ("PSE", "Mahmoud Abbas|Yasser Arafat|Yasir Arafat|Ismail Haniyeh|Arafat"), ("EGY", "Abdel Fattah al-Sisi|Abdel-Fattah el-Sissi|Hosni Mubarak|Anwar Sadat|Gamal Abdel Nasser|Mohamed Morsi|Sameh Shoukry|Mubarak|Sadat"),
        ("SYR", "Bashar al-Assad|Hafez al-Assad|Ahmed al-Sharaa"), ("IRN", "Ali Khamenei|Ebrahim Raisi|Hassan Rouhani|Mahmoud Ahmadinejad|Masoud Pezeshkian|Mohammad Javad Zarif|Abbas Araghchi|Hossein Amir-Abdollahian|Ahmadinejad|Rouhani|Zarif|Araghchi"),
        ("IRQ", "Saddam Hussein|Nouri al-Maliki|Haider al-Abadi|Mohammed Shia al-Sudani"), ("SAU", "Mohammed bin Salman|Salman bin Abdulaziz|Faisal bin Farhan|Adel al-Jubeir"), ("JOR", "Abdullah II|King Hussein|Ayman Safadi"),
        ("LBY", "Muammar Gaddafi|Moammar Gadhafi|Muammar Gadhafi|Muammar Qaddafi|Khalifa Haftar|Gaddafi|Gadhafi|Qaddafi"), ("IND", "Narendra Modi|Manmohan Singh|Atal Bihari Vajpayee|Indira Gandhi|Jawaharlal Nehru|S. Jaishankar|Subrahmanyam Jaishankar|Rajnath Singh|Modi|Jaishankar|Nehru"),
        ("PAK", "Shehbaz Sharif|Imran Khan|Nawaz Sharif|Pervez Musharraf|Bilawal Bhutto Zardari|Asif Ali Zardari|Benazir Bhutto|Musharraf"), ("AFG", "Hamid Karzai|Ashraf Ghani|Karzai"),
        ("JPN", "Shinzo Abe|Fumio Kishida|Yoshihide Suga|Shigeru Ishiba|Junichiro Koizumi|Taro Aso|Sanae Takaichi|Yoshimasa Hayashi|Kishida|Ishiba|Koizumi"), ("KOR", "Yoon Suk Yeol|Yoon Suk-yeol|Moon Jae-in|Park Geun-hye|Lee Myung-bak|Lee Jae-myung|Park Jin|Cho Tae-yul"),
        ("PRK", "Kim Jong Un|Kim Jong-un|Kim Jong Il|Kim Jong-il|Kim Il Sung|Kim Il-sung|Kim Yo Jong|Choe Son Hui"), ("TWN", "Tsai Ing-wen|Lai Ching-te|Ma Ying-jeou|William Lai|Joseph Wu"), ("VNM", "Nguyen Phu Trong|To Lam|Pham Minh Chinh"),
        ("PHL", "Ferdinand Marcos Jr.|Bongbong Marcos|Rodrigo Duterte|Benigno Aquino|Duterte"), ("IDN", "Joko Widodo|Prabowo Subianto|Retno Marsudi|Suharto|Sukarno"), ("MYS", "Anwar Ibrahim|Mahathir Mohamad"), ("SGP", "Lee Hsien Loong|Lee Kuan Yew|Lawrence Wong|Ng Eng Hen"),
        ("AUS", "Anthony Albanese|Scott Morrison|Malcolm Turnbull|Kevin Rudd|Penny Wong|Richard Marles|Albanese"), ("CAN", "Justin Trudeau|Mark Carney|Stephen Harper|Chrystia Freeland|Mélanie Joly|Melanie Joly|Trudeau"), ("MEX", "Andrés Manuel López Obrador|Claudia Sheinbaum|Enrique Peña Nieto|Sheinbaum"),
        ("BRA", "Luiz Inácio Lula da Silva|Lula da Silva|Jair Bolsonaro|Dilma Rousseff|Mauro Vieira|Lula|Bolsonaro|Rousseff"), ("ARG", "Javier Milei|Cristina Fernández de Kirchner|Mauricio Macri|Milei"), ("VEN", "Nicolás Maduro|Nicolas Maduro|Hugo Chávez|Hugo Chavez|Maduro|Chavez|Chávez"),
        ("CUB", "Fidel Castro|Raúl Castro|Raul Castro|Miguel Díaz-Canel"), ("ZAF", "Cyril Ramaphosa|Jacob Zuma|Thabo Mbeki|Nelson Mandela|Naledi Pandor|Ramaphosa|Zuma|Mbeki|Mandela"), ("ZWE", "Robert Mugabe|Emmerson Mnangagwa|Morgan Tsvangirai|Arthur Mutambara|Mugabe|Mnangagwa|Tsvangirai"),
        ("NGA", "Bola Tinubu|Muhammadu Buhari|Goodluck Jonathan|Olusegun Obasanjo"), ("KEN", "William Ruto|Uhuru Kenyatta|Ruto"), ("ETH", "Abiy Ahmed|Meles Zenawi"), ("RWA", "Paul Kagame|Kagame"), ("UGA", "Yoweri Museveni|Museveni"), ("SDN", "Omar al-Bashir|Abdel Fattah al-Burhan"),
        ("UN", "António Guterres|Antonio Guterres|Ban Ki-moon|Kofi Annan|Boutros Boutros-Ghali|Guterres"), ("EU", "Ursula von der Leyen|Josep Borrell|Charles Michel|Federica Mogherini|Catherine Ashton|Jean-Claude Juncker|Kaja Kallas|António Costa|Borrell|Juncker|Mogherini"),
        ("NATO", "Jens Stoltenberg|Mark Rutte|Anders Fogh Rasmussen|Stoltenberg"), ("VAT", "Pope Francis|Pope John Paul II|Pope Benedict XVI|Pope Leo XIV|Pietro Parolin"), ("SRB", "Aleksandar Vucic|Aleksandar Vučić|Slobodan Milosevic|Slobodan Milošević|Milosevic"), ("BLR", "Alexander Lukashenko|Lukashenko"));

    /// <summary>The side of a person known everywhere by this name, or null.</summary>
    public static Side? SideOf(string name)
    {
        if (Sides.TryGetValue(name, out var side)) return side;
        var words = name.Split(' ');
        return words.Length == 3 && words[1] is [_, '.'] && Sides.TryGetValue($"{words[0]} {words[2]}", out side) ? side : null;
    }

    private static FrozenDictionary<string, Side> Build(params ReadOnlySpan<(string Code, string Names)> rows)
    {
        var table = new Dictionary<string, Side>(StringComparer.Ordinal);
        foreach (var (code, names) in rows)
        {
            foreach (var name in names.Split('|')) table.TryAdd(name, new Side(code));
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
