import { assietteMaree } from './products/assiette-en-gres-maree.ts'
import { bolMaree } from './products/bol-en-gres-maree.ts'
import { bonnetAubrac } from './products/bonnet-merinos-aubrac.ts'
import { bougieColza } from './products/bougie-cire-de-colza.ts'
import { carnetEncre } from './products/carnet-relie-encre.ts'
import { chaussettesTrio } from './products/chaussettes-en-laine-trio.ts'
import { chemiseRiviere } from './products/chemise-en-lin-riviere.ts'
import { coussinCamargue } from './products/coussin-en-toile-camargue.ts'
import { echarpeMargeride } from './products/echarpe-en-laine-margeride.ts'
import { jupeMidi } from './products/jupe-en-lin-midi.ts'
import { mielBruyere } from './products/miel-de-bruyere-500-g.ts'
import { mugEstran } from './products/mug-en-gres-estran.ts'
import { nappeBeauce } from './products/nappe-en-lin-beauce.ts'
import { panierVannerie } from './products/panier-en-osier-vannerie.ts'
import { pantalonAtelier } from './products/pantalon-de-toile-atelier.ts'
import { parureLoire } from './products/parure-de-lit-en-lin-loire.ts'
import { plaidVanoise } from './products/plaid-en-laine-vanoise.ts'
import { plancheFrene } from './products/planche-a-decouper-en-frene.ts'
import { pullCausse } from './products/pull-en-laine-causse.ts'
import { robeGaronne } from './products/robe-chambray-garonne.ts'
import { sacMarche } from './products/sac-cabas-en-toile-marche.ts'
import { servietteNidDAbeille } from './products/serviette-nid-d-abeille.ts'
import { tShirtPenmarch } from './products/t-shirt-marin-penmarch.ts'
import { tablierFournil } from './products/tablier-de-cuisine-fournil.ts'
import { theiereDune } from './products/theiere-en-gres-dune.ts'
import { torchonsPaire } from './products/torchons-metis-paire.ts'
import { vaseOcre } from './products/vase-en-faience-ocre.ts'
import { vesteHouille } from './products/veste-de-travail-houille.ts'
import type { DemoProduct } from './shape.ts'

/** Every product of the demo shop, in the order in which the shop shows them. */
export const catalogue: DemoProduct[] = [
  chemiseRiviere,
  pullCausse,
  bolMaree,
  vesteHouille,
  parureLoire,
  tShirtPenmarch,
  plaidVanoise,
  robeGaronne,
  torchonsPaire,
  plancheFrene,
  pantalonAtelier,
  carnetEncre,
  theiereDune,
  nappeBeauce,
  bonnetAubrac,
  mugEstran,
  tablierFournil,
  jupeMidi,
  mielBruyere,
  chaussettesTrio,
  assietteMaree,
  sacMarche,
  servietteNidDAbeille,
  echarpeMargeride,
  vaseOcre,
  coussinCamargue,
  bougieColza,
  panierVannerie,
]
