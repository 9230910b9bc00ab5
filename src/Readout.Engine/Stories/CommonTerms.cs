using System.Collections.Frozen;

namespace Readout.Stories;

/// <summary>In how many of 656 general English texts a stem stands, for stems that stand in six or more: what is common before a stream has told.</summary>
/// <remarks>
/// Counted over the training parts of UD English EWT (CC BY-SA 4.0; Silveira et al. 2014) and of the openly licensed part of GUM (CC BY 4.0; Zeldes
/// 2017), rounded to twelve bands. Stems as <see cref="ReportTerms.Stem"/> cuts them.
/// </remarks>
internal static class CommonTerms
{
    /// <summary>Texts counted.</summary>
    public const int Texts = 656;

    private static readonly (int Count, string Stems)[] Bands =
    [
        (350, """
            all an and are as at be but can for from have if in is it my not of on one or so that the ther they this time to was with
            would you
            """),
        (245, """
            about also been by do don even get go good had has he just know like me more no only other out plac some their them then up
            very want we were what when which will work year your
            """),
        (165, """
            after am any around back becaus befor best could day did first going great help here his how into its look make many may most
            much need new now our over peopl really say see servic should take than thes think two us way well who
            """),
        (118, """
            again alway another ask being better between both cal chang com come doe down end every experienc few find food give got her
            him home however last let littl long lot made never next off own pric problem put question right said same she show sinc start
            stat still sure thank thing thos through too try use used week wher whil world
            """),
        (83, """
            able actually already anyon anyth area away believ big bit business call came car care consider didn different doing done dur
            each ever family far feel follow found friend group guy hav high hour includ interest issu ive keep kind later least leav left
            life live love mean might month must name nice night number offer old once open order part plan pleas point probably provid
            read receiv recommend return review run small someth stay such talk though thre today told took under understand until visit
            went why without yet
            """),
        (59, """
            add against ago allow almost along although american among answer bad bas becom book bring build buy case caus check city clos
            company continu cost country coupl cours creat customer deal decid doesn due early eat either else enjoy enough especially etc
            everyon everyth exampl excellent expect fact form four free full gave general given hand happen hard head highly hope hous
            idea ill important information instead job known larg lead less line list liv mak meet mind minut money morn mov national noth
            offic often past pay person play possibl post power pretty process quit real reason remember report result room school second
            seem seen sent serv set several side sign someon sometim staff stop support system tak taken tell test thought together town
            turn unit using wait walk whether whol within won word yes
            """),
        (42, """
            abov accept accord across act action age agre air amount attach attempt attend availabl beautiful begin behind below body
            cannot charg children claim clean clear comment common complet concern contact control cover cut date definitely describ
            design detail develop door driv earlier east easy effort email event explain extremely face figur finally fine five fix focus
            forc forward friday friendly front further futur goe government half happy hear heard helpful history hold http human increas
            international involv late law learn level light local location mail main major manager march mark market matter mayb member
            mention move near non north note notic ok option outsid owner park party per period personal phon pick position present
            president product professional project public quality rather recent recently record regard relat remain request requir
            research respons rest restaurant send sens september shop short simply site situation soon sourc south speak special stand
            step stor street strong study suggest team term theyr top train travel tri type university upon usually view war watch water
            wonderful writ wrong www youll young
            """),
        (30, """
            absolutely account achiev activity addition address advanc afternoon agreement alon amaz america animal anyway appear apply
            appreciat approach april arriv art assum attack attention august becam began benefit beyond board born break brought canada
            carry center central century certain challeng chanc choic choos class co community compar completely condition conferenc
            confirm copy credit currently daily de death decision department depend despit determin development differenc difficult discus
            discuss doctor document dog dollar dont dr drink effect encourag energy english enron ensur enter entir environment establish
            estimat exist fall father featur felt fight fil file final finish former fun game girl global gone ground grow guess handl
            haven health held hit hotel huge imag individual insid interview isn item itself january john join july kept key kid knew lack
            land languag larger largest leader legal likely limit link listen longer lost man management messag met middl military million
            model modern monday myself nation natural nearly october official onlin operation opportunity organization original overall
            page paper parent particular perfect pictur piec pm policy political poor practic prepar press produc program promis propos
            purchas quickly quot rang rate re reach ready reasonabl red refer refus region releas role rule saturday saw schedul sea
            search security shar significant simpl singl sit six social society solution sorry sort sound spac specific spot st star story
            student stuff subject sunday suppos surpris tast tel ten texa third thousand throughout thursday touch toward trad treat trip
            true unless valu video wasn websit wednesday weekend west whatever whit wil wish wonder worst worth wouldn written yesterday
            york yourself
            """),
        (21, """
            ability access activ additional adult advic advis affect agency agent ahead al alternativ analysis anywher application
            appointment argu arm army articl aspect associat atmospher author authority avoid awar awesom baby bar base basically basis
            behavior bill black blow blue border bought box british brother built bus bush ca california capital card cash centr certainly
            channel cheap chief child china church clearly cloth collect colleg color comfortabl complex computer concept conduct conflict
            connection contract conversation cool corner correct couldn court cross cultur cultural current data daughter david dead decad
            december deep defin degre deliver demand demonstrat died dinner direct direction directly director discover discussion draft
            drop dry easily eastern economic education effectiv employe england europ eventually exactly except excit execut expand
            expensiv extend eye facility factor fail fair fantastic fast favorit fear february feed femal field fire fish fit flight floor
            fly foreign forget french fresh fully fund gain gas georg giv glad goal god greater guest hair hi higher himself horribl host
            hot houston html hundr ignor imagin immediately improv independent india industry influenc info inform initial intend internet
            introduc island jeff judg june kil knowledg launch led letter lik locat london lov luck lunch maintain male manag map material
            meal measur media menu method michael mid mile mine mis mom moment mostly mother movement mr nam natur necessary net network
            nor normal november observ obviously occur officer oh oil okay operat opinion originally paid particularly pas pass patient
            peac percent perform performanc perhap personally pet plant plus polic popular population potential pressur prevent previous
            print prior proces professor progress properly property protect protection publish purpos push quick rais rat realiz reduc
            referenc reflect regular relationship reliabl remov replac represent representativ reserv resourc respect respond risk road
            round rude safe sale save scienc season section seek self sell separat serious seriously ship similar size skil sleep smaller
            somewher son spe spend spent spok spr standard statement station structur styl successful suffer suggestion summer sun super
            surround task technology themselv theory therefor threat thus tomorrow total tour tourist track treatment troubl trust tuesday
            tv twic uk unfortunately uniqu updat various vehicl version via warm washington wast wear web welcom weve whom whos wife
            william win window winter woman women worker worry wrot youv
            """),
        (15, """
            actual addres administration admit adopt affair afraid aid aim airport angel announc anti apartment appli appropriat approv
            aren argument arrang asia assist attract averag award balanc ball band bank basic battl beach beat bed belief belong bigger
            billion bird birthday block blood boat bother boy breakfast brief broken budget busy camera camp campaign canadian candidat
            capacity career catch caught chair chapter character chicken chines chris christian circl citizen civil climat club coast
            coffe cold collection combin commercial commit commitment committe communication comparison conclud constantly contain content
            context contribut contribution cook corp corporat council count counter county creation creativ cros cycl dad damag dangerous
            dark dat dear declin delivery desir desk destination destroy die difficulty dish distinguish doc doubl doubt downtown driver
            drug duty earn earth economy elect election element enabl enemy engag escap establishment evidenc expectation expert explor
            extent extra fac failur fairly fal fan fax federal fee feet fellow film financ financial firm flat florida flow folk formal
            franc freedom fuel function generally generation german gonna googl grab graduat grand grant green greet grew guarante guid
            gulf hall hate healthy heart heat hey historical honest hop hopefully hospital hurt husband identifi identify ii im impact
            implement inde index indian indicat injury inspir instanc insuranc intelligenc investment invit iran iraq jack jame japanes
            joe jump justic la lady lawyer lay leadership leg lie literally load los loss low lower machin majority manner match meant
            medical memory men mexico mike minimum minister mix mountain multipl music muslim neighbor nine none normally northern nuclear
            numerous obtain older onto org organiz otherwis outstand pack packag pain paint pair panel paris participant participat path
            paul payment photo physical planet pleasant plenty port portion positiv possibility possibly pre prefer prim primary privat
            procedur production promot proper proud prov publication pul race ran rank reality recogniz regional relation relatively relax
            religious rent repair repeat republic requirement responsibility responsibl reveal reward rich richard ride rise river robert
            rock roll rout sampl san sat sav scar seat secur sery settl settlement seven shall shap shot shown sister slow soldier solv
            southern specy spirit spread stag status stev struggl success suit supply suspect sweet tabl tank target tax teach teacher
            techniqu temperatur tend terribl terrorist text threaten throw titl tool tradition traffic transaction transfer transportation
            troop truth twenty unabl user variety visitor voic warn weapon wed weekly weight weren western wide wikinew wind wors wow yeah
            """),
        (10, """
            abandon acceptanc accident accommodation accurat achievement acknowledg acquir adjust advantag afford affordabl afghanistan
            africa alleg allianc ally alright analyst ancient annoy anybody anymor apart apparently appearanc approximately arrest arrival
            asian asid assess assistanc assistant assur audienc availability background bag ban barely bathroom bay bear beauty begun
            behalf besid bet biggest birth bite blam bob bomb bottom brain bridg brok brown bunch burn cafe cage cancel cant capabl carri
            cast cat category chain chairman chas cheaper chees chef chicago chos christma circumstanc click client closely collaps
            colleagu columbia commission compet competition complain complaint con conclusion confidenc confident confidential confus
            congress connect conservativ consideration consistent construction consumer convert convinc cooperation core counsel crew crim
            criminal critical crowd cruis custom cute danc dave debat decent declar declaration defens definition delay delet delicious
            democracy democratic description deserv devic digital din disappoint disaster discount discovery diseas display distanc
            distribut district dramatic draw dream drov easier ect edge edit educat educational efficient eight elsewher emerg emergency
            employment en ena engineer enjoyabl entirely entry equal equipment era error essential essentially et european evaluat
            everybody everyday everywher evolution exact examin exception exchang executiv exercis expansion expens exposur expres express
            faith fals familiar famous fashion favor festival fill filter flower foot foreigner forever forgot format forth foundation
            founder fourth frequent frequently fundamental furnitur fyi gallery gate gather gender generat germany gift gov governor
            greatest greatly gross growth guard hang harry height hell hello henc highest highlight historic holiday honor hors humanity
            ice identity immediat importanc impossibl impres incom incredibly initially initiat insight institut institution instruction
            internal introduction investigat investigation invitation iraqi islamic israel italy jan jim jone joseph journal judgment ken
            kevin kill king korea lab label lake largely latest laugh leagu lesson licens lifetim lock lol longest lose louis lovely lucky
            magazin mainly marri marriag mary mass massiv master mayor meat mechanic mechanism medium merely merit metal meter metro min
            minor miss mission mistak moral motion motor mouth movi movy museum nail nativ necessarily neck negotiat neighborhood newly
            newspaper nobody noon notch novel ny object objectiv observation obvious occasion oct oppos opposit orang origin outcom
            patienc pattern peaceful perceiv perception perfectly permit personality perspectiv peter pilot pizza player pleasur politic
            pool pop pos powerful presenc preserv presidential previously primarily principl priority privileg pro proceed profit
            prominent prompt protest provinc psychology pull quarter quiet rain rare reaction reader recall recipient recognition
            recommendation recover recruit regim register regret regularly relativ relevant religion rely remark remind reminder rental
            reply reportedly reporter republican resident resort retir revis revolution rice rid ring rol rose rough roughly rush russia
            russian sake salad salon sand sandwich scal scen scenario scientific scientist scor scott screen secret secretary sel select
            selection senat senior sentenc server sever shelter shock shoot shortly shower sick signal signatur silver sink sky slightly
            smart soft softwar sold somebody somewhat spanish speaker specifically spectacular spiritual split spoken sport squar stick
            stock ston storm straight strategy strength strengthen strik strongly stuck studi submit substantial suck suicid summary
            supporter suprem surfac surgery surviv switch talent taught technical television tension territory theyll thoma ticket tiny
            tip tom ton tonight topic totally toy trader translat transport trial truly typical typically un uniform union unknown unlik
            urban usa useful usual vacation valley valuabl vary vast ventur vet vice victim victory violenc virtually visa volum volunteer
            vot vs wake wall wash wave wealth weather whenever widely wine wise wood worri wound writer yellow younger youtub
            """),
        (7, """
            abroad absolut absorb abus academic academy acceptabl accessibl accidentally accommodat accomplish accus actor ad adapt
            adaptation adequat adventur advertis advisor african afterward aged agenda ahm airlin alert allocat alter amend analys analyz
            andrew angl annual anticipat antonio appeal appreciation approval arab arabia architectur arena artist artistic asap asp
            assassination assembly assert asses asset association atlanta attachment attitud attorney attraction attribut austin australia
            auto automatically ave avenu await awful baghdad bbc bedroom beer belt ben bike bin biological blanket blind blog bloody blown
            boast boot boston bottl bowl boyfriend branch brand breath breed bright broad broadcast broader bronz buck buddhist bug burrow
            buse busines button cake calendar calm campus cancer cap capability captain captur careful carefully carolina casualty
            catholic cc celebrat cell ceo certificat chao characteristic characteriz charity charl charm charter chat chemical chocolat
            chosen christopher cindy cit civilian clas climb closer cloud coalition cod code cognitiv collaboration colour comfort command
            commander commodity communicat competitiv compound comprehensiv concentration concert concret confidentiality confusion
            congratulation conscious consequenc considerabl consist constant constitution constitutional consumption contemporary contest
            contrast convenient convention cooperat coordinat coordinator copyright corporation correctly correspondenc counterparty
            countless coup coverag cozy craft crap crazy crisis critic criticism crop crucial cry cuisin cup currency curv dan daniel
            dealer dealt dean debt dec decor decreas dedicat deeply default defeat defend deliberately democrat deni dentist deploy
            deposit depot desperat destruction developer devot didnt diet differ dine dirty disappear disciplin disclos discourag dislik
            dispatch disput distinction distribution diversity divid division domain dominant dominat donat donation download dozen drag
            dress driven duke dumb dust dynamic eager eaten ed editor egg el electric electricity eliminat elit emission emphasiz employ
            empty endeavor enforcement engin enhanc enormous entertainment entity equality equally equip equivalent ex exam excus
            execution exhibit existenc experimental expir explanation exploit explosiv expos expression extensiv external extrem fabulous
            fake fame fancy farm favour feedback fell fiction fifteen fifth fifty finger fir flip flourish fluid fold fool fortun forum
            fram framework francisco frank freez fri frighten frontier fruit frustrat fry fulfil functional funny gap garag garden gear
            gentl giant girlfriend glass glob golden gotta gotten grad graphic grateful gray greek grown gym habit haircut hamster harbor
            hat haul headquarter heaven heavy heel helicopter herself hid hidden hide hik hint hir hire historically hole holy honestly
            hopeful horror household hr htm hub hung hunt hurry id ideal illegal illustrat ima imagination immigrant immigration
            implementation importantly impos improvement inch incident incorporat increasingly incredibl individually industrial
            influential ingredient initiativ inn innovation inquir insect instal instant instructor insult integrat intellectual intention
            interaction interior interpret interpretation invent invest invoic involvement iranian iraqis ireland irish iron isda italian
            japan jason jean jerry jew jewish johnson joint joke journey joy jr juic kick kinda kingdom kitchen knock knowledgeabl labor
            latin latter lee legacy legislativ length liberal liberty lifestyl linguistic literatur lobby lodg loos lover mac mad magic
            magnificent mainstream maintenanc malaysia manipulat manual manufactur mar marin martin mathematic matur max maximum meantim
            med medicin membership mental michel migrant migrat migration mil mild milk miller ministry mobil moderat monitor monthly moon
            moor moreover mosqu ms murder muscl mutual mystery narrow nasa negativ negotiation neither nervous nest netherland nick nj
            nobl nois norm northeast nose notabl notifi notion nov nowher obligation occupation odd offensiv oldest ongo openly operator
            orbit ourselv outer overcom oversea overview overwhelm pace pacific painful pakistan pakistani paperwork participation partner
            partnership passenger passion patron peninsula pennsylvania permanent permission persistent phas phenomenon philosophy phoenix
            photograph photographer photography phras pipelin plain plat platform pledg plot pocket poetry poison popularity pose poster
            pound pour poverty practical prais prayer predator predict premis premium preparation presentation pretend prid priest priz
            proce producer pronounc proof propaganda proposal prosperous proven provider ps pub pump pure pursu pursuit qaeda qualifi
            quantity racial radio rail rapidly rarely ray react rear reasonably receipt receptionist reciev reform regardless regulation
            reject relief remainder renew repeatedly replacement representation reproduc reputation rescu researcher resid resolution
            resolv respectively restriction resum retreat reviewer revolutionary rick rip rob romantic roof root routin royal ruin rul
            saddam safer safety sail saint salt santa satellit satisfi satisfy sauc saudi scan scholar scratch screw seal senator sensitiv
            separately session setup sex sexual sham shed sheet shell shift shiit shirt shit shoe shoulder shouldn shut sight
            significantly silent simon simultaneously situat sixth skin skip slic slid slight smallest smel smell smith smok smooth snack
            soil solid somehow sooner sought soul soup southeast spain span spar specialist speech spel spit spokesman sponsor spray
            stability stadium statistic steak steel stem storag strain strait strang stream stretch strict strip stronger strongest studio
            sub subsequent succe successfully sudan sudden sue sum sunni superior surgeon surprisingly surrender survey susan switzerland
            syria syrian tactic tail taiwan taliban tea tear templ temporary terror terrorism testimony theyv thin thirty thriv throat
            tied till tim tir tire tolerat toll toronto tough tourism tower toxic traditional trail translation traveler tre treaty tree
            tremendous trend trib trigger truck twist uh ultimately um understood unity universal unlikely unlimit unprecedent unusual
            upper urg utility van vendor veteran viabl vietnam villag violent visibl vision visual vital vlog vote wal wanna wealthy weird
            wheel wider wild wildlif wing wire wont workshop worship wrap yearly yield yoga youngest youth zealand zero zone
            """),
    ];

    private static readonly FrozenDictionary<uint, int> Counts = Build();

    /// <summary>How many of the texts hold the stem; one where it is rare.</summary>
    public static int Count(uint key) => Counts.GetValueOrDefault(key, 1);

    private static FrozenDictionary<uint, int> Build()
    {
        var counts = new Dictionary<uint, int>();
        foreach (var (count, stems) in Bands)
        {
            foreach (var range in stems.AsSpan().SplitAny(" \n"))
            {
                var stem = stems.AsSpan()[range];
                if (!stem.IsEmpty) counts.TryAdd(ReportTerms.Hash(stem), count);
            }
        }

        return counts.ToFrozenDictionary();
    }
}
